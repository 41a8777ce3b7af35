internal import ArgumentParser
internal import Conformance
internal import Fixtures
internal import Foundation
internal import Runner

struct FixturesVerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Makes fixtures again and compares, and reads each with libldns and with a strict reader.",
        discussion: """
            Examples:
              brimful fixtures verify Fixtures

            Exit codes: 0 all are as they should be, 1 some are not, 2 wrong usage.
            """)

    @Argument(help: "A folder with fixtures anywhere below it.")
    var folder: String

    func run() async throws {
        let set = FixtureSet(folder)
        let folders: [FixtureFolder]
        do { folders = try set.folders() } catch { throw Failure.usage(error.description) }
        guard !folders.isEmpty else { throw Failure.usage("\(folder): has no fixture below it") }
        let progress = ProgressLine()
        progress.begin("verifying fixtures", total: folders.count)
        let findings = await Self.findings(folders, progress) + set.indexFindings()
        progress.end()
        for finding in findings { try Self.say(finding.printable()) }
        guard findings.isEmpty else { throw ArgumentParser.ExitCode(ExitCode.deviations) }
        try Self.say("\(folders.count) fixtures are as they should be")
    }

    private static func findings(_ folders: [FixtureFolder], _ progress: ProgressLine) async -> [String] {
        let verifier = FixtureVerifier()
        let lanes = ProcessInfo.processInfo.activeProcessorCount
        return await withTaskGroup(of: [(Int, [String])].self) { group in
            for lane in 0..<lanes {
                group.addTask { Self.findings(folders, every: lanes, from: lane, verifier, progress) }
            }
            return await group.reduce(into: []) { $0 += $1 }.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    private static func findings(
        _ folders: [FixtureFolder], every step: Int, from first: Int, _ verifier: FixtureVerifier,
        _ progress: ProgressLine
    ) -> [(Int, [String])] {
        var findings: [(Int, [String])] = []
        for index in stride(from: first, to: folders.count, by: step) {
            findings.append((index, verifier.findings(in: folders[index])))
            progress.step()
        }
        return findings
    }

    private static func say(_ line: String) throws {
        try FileHandle.standardOutput.write(contentsOf: Data("\(line)\n".utf8))
    }
}
