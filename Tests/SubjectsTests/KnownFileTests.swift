import Conformance
import SystemPackage
import Testing

@testable import Subjects

@Suite struct KnownFileTests {
    private func withKnown<Result>(_ text: String?, _ body: (ManifestFile) throws -> Result) async throws -> Result {
        try await withPackagesDirectory { directory in
            let path = directory.appending("subject.yml")
            try Disk.write("name: s\nkind: stub\ntitle: x\nprogram: x\n", to: path)
            if let text { try Disk.write(text, to: directory.appending("known.yml")) }
            return try body(try ManifestFile(path: path.string))
        }
    }

    private static let entry = """
        - versions: [1.2.2, "1.2.3"]
          fails:
            clean: ["nxdomain from 29"]
            tc-partial: [partial from 29]
          reason: "no TCP: \\"really\\""
          source: https://example.org/
        """

    private func subject(_ version: String) -> SubjectIdentity {
        SubjectIdentity(name: "s", kind: .stub, version: version, source: "x")
    }

    @Test func `what is known of a version is of that version`() async throws {
        try await withKnown(Self.entry) { file in
            let known = try KnownFile(beside: file)
            #expect(known.deviations(of: subject("1.2.3")).map(\.deviation.scenario) == ["clean", "tc-partial"])
            #expect(known.deviations(of: subject("1.2.3")).first?.reason == "no TCP: \"really\"")
            #expect(known.deviations(of: subject("1.2.4")).isEmpty)
        }
    }

    @Test func `no file says that nothing is known`() async throws {
        let entries = try await withKnown(nil) { try KnownFile(beside: $0).entries }
        #expect(entries.isEmpty)
    }

    @Test(arguments: [
        "- versions: 1", "[", "- {versions: [1], fails: {clean: [sometimes]}, reason: r, source: s}", "\u{0}", "a: b",
    ])
    func `a broken file is told in one line that names it`(_ text: String) async throws {
        try await withKnown(text) { file in
            let error = #expect(throws: SubjectError.self) { try KnownFile(beside: file) }
            #expect(error?.description.contains("known.yml: ") == true)
            #expect(error?.description.contains("\n") == false)
        }
    }

    @Test func `what is written can be read, and reasons stay with what they were given for`() async throws {
        let written = try await withKnown(Self.entry) {
            try KnownFile(beside: $0).text(scenarios: ["tc-partial", "clean"])
        }
        let (again, before) = try await withKnown(written) { file in
            (try KnownFile(beside: file).entries, try withoutComments(written))
        }
        #expect(again.map(\.reason) == ["no TCP: \"really\""])
        #expect(again.map(\.versions) == [["1.2.2", "1.2.3"]])
        #expect(before.contains("tc-partial: [\"partial from 29\"]"))
    }

    private func withoutComments(_ text: String) throws -> String {
        text.split(separator: "\n").filter { !$0.hasPrefix("#") }.joined(separator: "\n")
    }

    @Test func `the catalogue's files can be read, of versions that are named, of scenarios that there are`() throws {
        for file in try Catalogue.manifests() {
            for entry in try KnownFile(beside: file).entries {
                #expect(!entry.versions.isEmpty, "\(file.path)")
                #expect(!entry.fails.isEmpty && !entry.reason.isEmpty && !entry.source.isEmpty, "\(file.path)")
            }
        }
    }
}
