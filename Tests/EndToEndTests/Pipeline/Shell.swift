import Foundation
import Subprocess
import SystemPackage

/// A script of a pipeline, run as a job runs it.
enum Shell {
    struct Result {
        let code: Int
        /// All that it said, in the order in which it was said.
        let lines: [String]
    }

    /// - Parameters:
    ///   - folder: where it runs.
    ///   - environment: besides what the test itself has.
    static func bash(_ arguments: [String], in folder: String, _ environment: [String: String]) async throws -> Result {
        let values = environment.map { (Environment.Key(stringLiteral: $0), String?.some($1)) }
        let result = try await Subprocess.run(
            .name("bash"), arguments: .init(arguments),
            environment: .inherit.updating(Dictionary(uniqueKeysWithValues: values)),
            workingDirectory: FilePath(folder), output: .string(limit: 16 << 20), error: .combinedWithOutput)
        guard case .exited(let code) = result.terminationStatus else {
            throw Unexpected("\(arguments): ended by \(result.terminationStatus)")
        }
        return Result(code: Int(code), lines: result.standardOutput.split(separator: "\n").map(String.init))
    }
}
