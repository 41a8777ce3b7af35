import Foundation
import FoundationXML
import Testing

extension EndToEnd {
    /// A subject that attacks whoever reads of it.
    @Suite struct HostileSubjectTests {
        /// What it says wherever it may say something.
        enum Attack: CaseIterable {
            case markup, escapes, commands, length

            var text: String {
                switch self {
                case .markup: "</script><img src=x onerror=alert(1)>]]>"
                case .escapes: "\u{1B}]0;owned\u{7}\u{1B}[31m\u{9B}2J\u{202E}"
                case .commands: "\n::error title=x::owned\n::stop-commands::t"
                case .length: String(repeating: "A", count: 65_536)
                }
            }
        }

        /// A stub resolver in Python whose version, errors and last words are what they are; it dies at 8 addresses.
        private static func subject(in folder: String, error: String) throws -> String {
            let program = """
                import json, sys
                error = json.loads(\(quoted(quoted(error))))
                if "--version" in sys.argv:
                    print("Python 1.0" + error)
                    sys.exit()
                for line in sys.stdin:
                    if ".a8." in line:
                        sys.stderr.write(error + "\\n")
                        sys.exit(3)
                    if ".control" in line:
                        import socket
                        found = socket.getaddrinfo(line.strip(), None, socket.AF_INET, socket.SOCK_STREAM)
                        print(json.dumps({"addresses": [a[4][0] for a in found]}), flush=True)
                    else:
                        print(json.dumps({"error": error}), flush=True)
                """
            try program.write(toFile: "\(folder)/lookup.py", atomically: false, encoding: .utf8)
            let manifest = """
                name: hostile
                kind: stub
                title: \(quoted(Attack.markup.text))
                machine: [python3]
                program: python3
                arguments: ["{{source}}/lookup.py", "{{type}}"]
                version: { command: [python3, "{{source}}/lookup.py", --version], pattern: 'Python (.*)' }
                errors: { temporary: [EAI_AGAIN] }
                """
            try manifest.write(toFile: "\(folder)/subject.yml", atomically: false, encoding: .utf8)
            return "\(folder)/subject.yml"
        }

        /// A JSON string, which is a string of Python and YAML as well.
        private static func quoted(_ text: String) -> String {
            let data = try? JSONSerialization.data(withJSONObject: text, options: .fragmentsAllowed)
            return String(decoding: data ?? Data(), as: UTF8.self)
        }

        private static let forms = [
            "table", "json", "svg", "html", "junit", "sarif", "tap", "markdown", "github", "step-summary",
        ]

        @Test(arguments: Attack.allCases)
        func `no report is harmed by what a subject says`(_ attack: Attack) async throws {
            try await withScratchFolder { folder in
                let subject = try Self.subject(in: folder, error: attack.text)
                let outputs = Self.forms.flatMap { ["--format", $0, "--output", "\(folder)/report.\($0)"] }
                let run = try await Brimful.run(
                    ["audit", "--subject", subject, "--scenario", "clean", "--counts", "1,8,40"] + outputs,
                    environment: ["XDG_CACHE_HOME": "\(folder)/cache"])
                #expect(run.code == 1, "\(run.complaints)")
                #expect(!run.errors.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B })
                for form in Self.forms {
                    let data = try #require(FileManager.default.contents(atPath: "\(folder)/report.\(form)"), "\(form)")
                    let text = try #require(String(data: data, encoding: .utf8), "\(form)")
                    #expect(text.contains("hostile"), "\(form)")
                    #expect(text.utf8.count < 400_000, "\(form): \(text.utf8.count) octets")
                    let isControl = { (scalar: Unicode.Scalar) in
                        scalar != "\n" && scalar.properties.generalCategory == .control || scalar.value == 0x202E
                    }
                    #expect(!text.unicodeScalars.contains(where: isControl), "\(form)")
                    try Self.check(form, data, text)
                }
            }
        }

        /// What a reader of the form would choke on.
        private static func check(_ form: String, _ data: Data, _ text: String) throws {
            if ["html", "svg", "junit", "markdown", "step-summary"].contains(form) {
                #expect(!text.contains("<img"), "\(form)")
                let tags = ["<script", "</script>"].map { text.components(separatedBy: $0).count }
                #expect(tags[0] == tags[1], "\(form)")
            }
            switch form {
            case "json", "sarif": _ = try JSONSerialization.jsonObject(with: data)
            case "svg", "junit": #expect(XMLParser(data: data).parse(), "\(form)")
            case "github":
                let commands = text.split(separator: "\n").filter { $0.hasPrefix("::") }
                #expect(!commands.isEmpty && commands.allSatisfy { $0.contains(#/^::(error|warning|notice) /#) })
                #expect(!text.contains("\n::stop-commands"))
            case "tap": #expect(!text.contains("\n::error"))
            default: break
            }
        }
    }
}
