import Foundation
import Subprocess
import SystemPackage
import Testing

/// The executable that this test run built, run as a user runs it.
enum Brimful {
    /// The folder that the build put it in, beside the resources that it needs.
    static let folder = Bundle.module.bundleURL.deletingLastPathComponent().path
    static let executable = "\(folder)/brimful"

    /// How a run ended, and what it said.
    struct Run: Sendable {
        let code: Int
        let output: String
        let errors: String

        /// What was said on stderr besides progress.
        var complaints: [String] {
            errors.split(separator: "\n").map(String.init).filter { line in
                line.firstMatch(of: /: \d+ of \d+/) == nil && !line.contains("package lists")
            }
        }

        /// - Throws: when what is on stdout is no report.
        func report(_ location: SourceLocation = #_sourceLocation) throws -> AuditReport {
            do {
                return try JSONDecoder().decode(AuditReport.self, from: Data(output.utf8))
            } catch {
                Issue.record("no report; exit code \(code), \(complaints)", sourceLocation: location)
                throw error
            }
        }
    }

    /// What an audit's report takes at most, in octets.
    private static let longestOutput = 64 << 20

    static func run(
        _ arguments: [String], under launcher: [String] = [], program: String = executable,
        environment: [String: String] = [:]
    ) async throws -> Run {
        let words = launcher + [program] + arguments
        let values = environment.map { (Environment.Key(stringLiteral: $0), String?.some($1)) }
        let result = try await Subprocess.run(
            words[0].contains("/") ? .path(FilePath(words[0])) : .name(words[0]),
            arguments: Arguments(Array(words.dropFirst())),
            environment: .inherit.updating(Dictionary(uniqueKeysWithValues: values)),
            output: .string(limit: longestOutput), error: .string(limit: longestOutput))
        guard case .exited(let code) = result.terminationStatus else {
            throw Unexpected("brimful \(arguments) ended by \(result.terminationStatus)")
        }
        return Run(code: Int(code), output: result.standardOutput, errors: result.standardError)
    }

    /// An audit with a cache of its own: nothing is fetched for what the machine has.
    static func audit(
        _ subjects: [String], scenarios: [String], counts: String, more: [String] = []
    ) async throws -> Run {
        try await withScratchFolder { folder in
            try await run(
                arguments(subjects, scenarios: scenarios, counts: counts) + more,
                environment: ["XDG_CACHE_HOME": folder])
        }
    }

    static func arguments(_ subjects: [String], scenarios: [String], counts: String) -> [String] {
        [
            "audit", "--subject", subjects.joined(separator: ","), "--scenario", scenarios.joined(separator: ","),
            "--counts", counts, "--format", "json",
        ]
    }
}

struct Unexpected: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// A folder of a test's own, removed after it.
func withScratchFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let path = "/tmp/brimful-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
}
