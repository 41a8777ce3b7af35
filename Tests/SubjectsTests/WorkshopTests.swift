import FoundationEssentials
import Sandbox
import SystemPackage
import Testing

@testable import Subjects

/// What a manifest's words become when its subject is entered.
@Suite struct WorkshopTests {
    /// The entry of a command that prepares the subject of a manifest with this line.
    private func entry(_ line: String) async throws -> Entry {
        try await withPackagesDirectory { directory in
            let path = directory.appending("mine.yml")
            try Disk.write("name: mine\nkind: stub\ntitle: mine\nprogram: lookup\n\(line)\n", to: path)
            let subject = PlacedSubject(file: try ManifestFile(path: path.string), place: .machine)
            let workshop = Workshop(
                workDirectory: directory.string, programDirectory: directory.string, zone: "brimful.example.")
            return try workshop.entry(for: subject, command: ["make", "{{zone}}"], output: "/o", writable: true)
        }
    }

    @Test func `the command's words are filled in`() async throws {
        let entry = try await entry("licence: MIT")
        #expect([entry.program] + entry.arguments == ["make", "brimful.example."])
    }

    @Test func `values of the environment are filled in as arguments are`() async throws {
        let entry = try await entry(#"environment: { PYTHONPATH: "{{source}}:{{pypi}}", MODE: loud, HOME: / }"#)
        let usual = ["PYTHONPATH": "/brimful/source:/brimful/pypi", "MODE": "loud", "HOME": "/"]
        #expect(entry.environment == Entry.usualEnvironment.merging(usual) { $1 })
    }

    @Test func `a value of the environment without end is refused with the manifest's path`() async throws {
        let error = await #expect(throws: SubjectError.self) { try await entry(#"environment: { MODE: "{{zone" }"#) }
        #expect(error?.description.contains("/mine.yml: can't be filled in") == true)
    }
}
