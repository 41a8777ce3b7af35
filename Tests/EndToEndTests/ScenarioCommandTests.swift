import Foundation
import Scenarios
import Testing

extension EndToEnd {
    /// `brimful scenarios`, and scenarios where other commands take them.
    @Suite struct ScenarioCommandTests {
        private static let text = "name: mine\nexpectation: complete\nfaults:\n  - truncate: empty\n"

        /// A folder with a scenario file in it.
        private func withFile(_ text: String, _ body: (String) async throws -> Void) async throws {
            try await withScratchFolder { folder in
                try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/mine.yml"))
                try await body("\(folder)/mine.yml")
            }
        }

        @Test func `the list, the JSON and the Markdown are the catalogue's`() async throws {
            #expect(try await Brimful.run(["scenarios"]).output == ScenarioTable.text())
            #expect(try await Brimful.run(["scenarios", "--format", "markdown"]).output == ScenarioMarkdown.text())
            let json = try await Brimful.run(["scenarios", "--format", "json"])
            #expect(json.code == 0 && json.errors.isEmpty)
            #expect(json.output == (try ScenarioListing(ScenarioCatalogue.all).json()))
        }

        @Test func `a beginning of names explains each that begins so`() async throws {
            let run = try await Brimful.run(["scenarios", "cname-chain"])
            for length in [1, 3, 8, 16] { #expect(run.output.contains("cname-chain-\(length): ")) }
            #expect(run.code == 0 && run.output.split(separator: "\n").count { $0.hasPrefix("On the wire:") } == 4)
        }

        @Test func `a file is explained, and tried by its path`() async throws {
            try await withFile(Self.text) { path in
                let run = try await Brimful.run(["scenarios", path])
                #expect(run.code == 0 && run.output.hasPrefix("mine: mine\n"))
                #expect(
                    run.output.contains("  - truncate: empty\n")
                        && run.output.contains("brimful serve --scenario \(path)\n"))
            }
        }

        @Test(arguments: [["scenarios"], ["audit", "--scenario"], ["serve", "--scenario"]])
        func `an unknown name is wrong usage, in one line with the nearest names`(command: [String]) async throws {
            let run = try await Brimful.run(command + ["tcp-refusd"])
            #expect(run.code == 2 && run.output.isEmpty)
            #expect(run.errors.split(separator: "\n").count == 1)
            #expect(run.errors.contains("no scenario \"tcp-refusd\"; nearest: tcp-refused, "))
        }

        @Test(arguments: [["scenarios"], ["audit", "--scenario"], ["serve", "--scenario"]])
        func `a mistake in a file is wrong usage, in one line with its place`(command: [String]) async throws {
            try await withFile("name: mine\nexpectation: complete\nfaults:\n  - tcp: dead\n") { path in
                let run = try await Brimful.run(command + [path])
                #expect(run.code == 2 && run.output.isEmpty)
                #expect(run.errors.split(separator: "\n").count == 1)
                #expect(run.errors.contains("\(path): line 4: tcp: \"dead\" is none of refused, "), "\(run.errors)")
            }
        }

        @Test func `an audit plays a user's own scenario`() async throws {
            try await withFile(Self.text) { path in
                let run = try await Brimful.audit(["glibc-getaddrinfo@machine"], scenarios: [path], counts: "1,40")
                let report = try run.report()
                #expect(Set(report.results.map(\.scenario)) == ["mine"], "\(run.complaints)")
                #expect(report.results.allSatisfy { $0.outcome == "complete" && $0.origin.contains { $0.tc } })
            }
        }

        @Test func `serve takes one scenario, not a family`() async throws {
            let run = try await Brimful.run(["serve", "--scenario", "tcp"])
            #expect(run.code == 2)
            #expect(run.errors.contains("\"tcp\" is 9 scenarios; give the name of one"), "\(run.errors)")
        }
    }
}
