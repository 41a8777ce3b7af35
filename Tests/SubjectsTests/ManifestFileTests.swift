import Conformance
import FoundationEssentials
import SystemPackage
import Testing

@testable import Subjects

@Suite struct ManifestFileTests {
    /// Reads `text` as a manifest.
    private func read(_ text: String) async throws -> ManifestFile {
        try await withPackagesDirectory { directory in
            let path = directory.appending("subject.yml")
            try Disk.write(text, to: path)
            return try ManifestFile(path: path.string)
        }
    }

    private func refusal(_ text: String) async throws -> String {
        do {
            _ = try await read(text)
            return "read"
        } catch let error as SubjectError {
            #expect(!error.description.contains { $0.isNewline || $0 == "\u{1b}" })
            return String(error.description.split(separator: "subject.yml: ", maxSplits: 1).last ?? "")
        }
    }

    private let right = "name: mine\nkind: stub\ntitle: mine\nprogram: lookup\n"

    @Test func `every key is read`() async throws {
        let manifest = try await read(
            """
            name: mine-1.0_b
            kind: resolver
            title: "mine, forwarding"
            licence: MIT
            core: true
            packages: [mine, libmine]
            machine: [mine, /etc/mine]
            program: mine
            arguments: [-d, "{{address}}"]
            environment: { MODE: loud }
            templates: [mine.conf]
            upstream: root
            version: { command: [mine, -V], pattern: 'mine ([0-9.]+)' }
            build: [[make, all]]
            errors: { noSuchName: [NX, NONE], timeout: [LATE] }
            """
        ).manifest
        #expect(manifest.name == "mine-1.0_b")
        #expect(manifest.kind == .resolver)
        #expect(manifest.core == true)
        #expect(manifest.packages == ["mine", "libmine"])
        #expect(manifest.machine == ["mine", "/etc/mine"])
        #expect(manifest.arguments == ["-d", "{{address}}"])
        #expect(manifest.environment == ["MODE": "loud"])
        #expect(manifest.templates == ["mine.conf"])
        #expect(manifest.upstream == .root)
        #expect(manifest.version?.command == ["mine", "-V"])
        #expect(manifest.build == [["make", "all"]])
        #expect(manifest.errorClass(of: "NONE") == .noSuchName)
        #expect(manifest.errorClass(of: "LATE") == .timeout)
        #expect(manifest.errorClass(of: "OTHER") == nil)
    }

    @Test func `only a stub resolver's program asks for both types at once`() async throws {
        #expect(try await read(right + "both: true\n").manifest.both == true)
        #expect(try await read(right).manifest.both == nil)
        let parser = right.replacing("kind: stub", with: "kind: parser") + "both: true\n"
        #expect(try await refusal(parser).hasPrefix("both: only a stub resolver"))
    }

    @Test func `the folder is the one that the file lies in`() async throws {
        let file = try await read(right)
        #expect(file.path == "\(file.folder)/subject.yml")
        #expect(file.folder.hasPrefix("/"))
    }

    @Test(arguments: [
        ("nosuch: 1", "nosuch: no such key"),
        ("upstream: forward", "upstream: says forward or root for a resolver"),
        ("both: perhaps", "both: "),
        ("errors: { nosuch: [] }", "errors: nosuch: no such class of errors (noSuchName, noData"),
        ("version: { command: [x], pattern: '[' }", "version: pattern: [: no regular expression"),
        ("version: { command: [x] }", "pattern: is missing"),
        ("version: { command: [], pattern: x }", "version: command: is empty"),
        ("build: [[]]", "build: a command is empty"),
        ("core: perhaps", "core: "),
        ("build: [make]", "build"),
    ])
    func `a wrong line is named with its place`(_ line: String, _ complaint: String) async throws {
        let said = try await refusal(right + line + "\n")
        #expect(said.hasPrefix(complaint), "\(said)")
    }

    @Test(arguments: ["Mine", "my subject", "mine/", "..%2f", "mïne", "\"\"", "\"a\\nb\""])
    func `a name that would not do as a file's or a selector's is refused`(_ name: String) async throws {
        let said = try await refusal("name: \(name)\nkind: stub\ntitle: mine\nprogram: lookup\n")
        #expect(said.hasPrefix("name: "), "\(said)")
    }

    @Test(arguments: [
        "", "\n", "- a\n- b\n", "a", "{", "a: [", "a: b: c", "\t", "---\n---\n", "*x", "&a [*a]", "name: !!binary x",
        "\u{1b}[2J: 1", "? [x]\n: 1",
    ])
    func `what is no manifest is refused in one line`(_ text: String) async throws {
        #expect(try await refusal(text) != "read")
    }

    @Test(.timeLimit(.minutes(1))) func `aliases that multiply are refused and take no memory`() async throws {
        let levels = (1...30).map { "l\($0): &l\($0) [*l\($0 - 1), *l\($0 - 1), *l\($0 - 1), *l\($0 - 1)]" }
        let text = "l0: &l0 [x, x]\n" + levels.joined(separator: "\n")
        #expect(try await refusal(text) != "read")
    }

    @Test func `a file that is not there is said to be so`() {
        let error = #expect(throws: SubjectError.self) { try ManifestFile(path: "/nosuch/subject.yml") }
        #expect(error?.description == "/nosuch/subject.yml: no such file")
    }
}
