import Foundation
import Testing

extension EndToEnd {
    /// What a user can get wrong: one line that says what and where, an exit code, and no report.
    @Suite struct BadInputTests {
        struct Mistake: Sendable, CustomTestStringConvertible {
            let arguments: [String]
            let complaint: String

            init(_ arguments: String..., says complaint: String) {
                self.arguments = arguments
                self.complaint = complaint
            }

            var testDescription: String { arguments.joined(separator: " ") }
        }

        @Test(arguments: [
            Mistake("--subject", "nosuch", says: "--subject nosuch: no such subject"),
            Mistake("--subject", "", says: "--subject"),
            Mistake("--subject", "./nosuch/subject.yml", says: "./nosuch/subject.yml: no such file"),
            Mistake("--subject", "musl@newest", says: "behind the @ goes a version, machine, pypi or one of bullseye"),
            Mistake(
                "--release", "potato", says: "\"potato\" is no Debian release that can be had; there are all, bullseye"),
            Mistake("--counts", "0", says: "\"0\" is no number of addresses"),
            Mistake("--counts", "abc", says: "\"abc\" is no number of addresses"),
            Mistake("--counts", "70000", says: "\"70000\" is no number of addresses"),
            Mistake("--counts", "20-1", says: "\"20-1\" is no number of addresses"),
            Mistake("--counts", "1,,2", says: "\"\" is no number of addresses"),
            Mistake("--counts", "99999999999999999999", says: "is no number of addresses"),
            Mistake("--scenario", "typo", says: "no scenario \"typo\"; nearest: tcp-eof"),
            Mistake("--view", "typo", says: "no view \"typo\"; there are: udp512"),
            Mistake("--jobs", "0", says: "--jobs: 0"),
            Mistake("--output", "/nosuch/report.json", says: "/nosuch/report.json"),
            Mistake("--output", "/tmp", says: "--output /tmp: is a folder"),
        ])
        func `a mistake on the command line is named in one line`(_ mistake: Mistake) async throws {
            try await withScratchFolder { folder in
                // Another value than the one under test would only add time.
                let rest =
                    ["--no-fetch"]
                    + (mistake.arguments.contains("--subject") ? [] : ["--subject", "glibc-getaddrinfo@machine"])
                let run = try await Brimful.run(
                    ["audit"] + mistake.arguments + rest, environment: ["XDG_CACHE_HOME": folder])
                expect(run, code: 2, complaint: mistake.complaint)
            }
        }

        @Test(arguments: ["--counts", "--type", "--format", "--profile", "--nosuch"])
        func `an option without its value, or that there is none of, is wrong usage`(_ option: String) async throws {
            let run = try await Brimful.run(["audit", option])
            #expect(run.code == 2)
            #expect(run.output == "")
            #expect(run.errors.contains(option))
        }

        /// A manifest that would be right but for `line`.
        struct BadManifest: Sendable, CustomTestStringConvertible {
            let text: [UInt8]
            let complaint: String
            let testDescription: String

            init(_ line: String, instead key: String = "", says complaint: String) {
                let right = ["name: mine", "kind: stub", "title: mine", "program: /bin/true"]
                let lines = right.filter { key.isEmpty || !$0.hasPrefix("\(key):") } + [line]
                text = Array(lines.joined(separator: "\n").utf8)
                self.complaint = complaint
                testDescription = line.isEmpty ? "no \(key)" : String(line.prefix(40))
            }

            init(octets: [UInt8], _ description: String, says complaint: String) {
                text = octets
                self.complaint = complaint
                testDescription = description
            }
        }

        @Test(arguments: [
            BadManifest("", instead: "name", says: "name: is missing"),
            BadManifest("", instead: "program", says: "program: is missing"),
            BadManifest("name: ../../etc", instead: "name", says: "\"../../etc\" is no subject name"),
            BadManifest("name: \(String(repeating: "n", count: 65))", instead: "name", says: "is no subject name"),
            BadManifest("kind: server", instead: "kind", says: "kind"),
            BadManifest("program: \"\"", instead: "program", says: "program: is empty"),
            BadManifest("progam: /bin/true", says: "progam: no such key"),
            BadManifest("upstream: forward", says: "upstream:"),
            BadManifest("kind: resolver", instead: "kind", says: "upstream:"),
            BadManifest("arguments: true", says: "arguments"),
            BadManifest("errors: { nosuch: [E] }", says: "errors: nosuch: no such class of errors"),
            BadManifest("version: { command: [x], pattern: '(' }", says: "version: pattern: (: no regular expression"),
            BadManifest("errors: [unclosed", says: "subject.yml:"),
            BadManifest(octets: [], "empty", says: "subject.yml:"),
            BadManifest(octets: [0xFF, 0xFE, 0x00], "not UTF-8", says: "not UTF-8"),
            BadManifest(octets: Array("just words".utf8), "no mapping", says: "subject.yml:"),
            BadManifest(octets: [UInt8](repeating: 0x20, count: 2 << 20), "2 MiB", says: "more than 1 MiB"),
        ])
        func `a broken manifest is named with the place of the mistake`(_ manifest: BadManifest) async throws {
            try await withScratchFolder { folder in
                let path = "\(folder)/subject.yml"
                try Data(manifest.text).write(to: URL(fileURLWithPath: path))
                let run = try await Brimful.run(
                    ["audit", "--subject", path, "--counts", "1"], environment: ["XDG_CACHE_HOME": folder])
                expect(run, code: 2, complaint: manifest.complaint)
                #expect(run.errors.contains(path))
            }
        }

        @Test func `a folder where a manifest should be is named`() async throws {
            try await withScratchFolder { folder in
                let run = try await Brimful.run(["audit", "--subject", "\(folder)/"])
                expect(run, code: 2, complaint: "\(folder)/: can't be read as a manifest (a folder")
            }
        }

        private func expect(
            _ run: Brimful.Run, code: Int, complaint: String, location: SourceLocation = #_sourceLocation
        ) {
            #expect(run.code == code, sourceLocation: location)
            #expect(run.output == "", sourceLocation: location)
            #expect(run.complaints.count == 1, "\(run.complaints)", sourceLocation: location)
            #expect(run.complaints.first?.contains(complaint) == true, "\(run.complaints)", sourceLocation: location)
        }
    }
}
