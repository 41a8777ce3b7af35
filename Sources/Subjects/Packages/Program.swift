import FoundationEssentials
import Subprocess
import SystemPackage

/// A program of the machine, run to its end in the C locale with bounded output.
struct Program: Sendable {
    struct Finished: Sendable {
        let succeeded: Bool
        let output: String
        let complaints: String
    }

    /// More than any closure or complaint needs; a mirror must not make us keep more.
    private static let outputLimit = 8 << 20

    let name: String
    var environment: [String: String] = [:]

    /// - Throws: `programMissing` when one is not in `PATH`.
    static func require(_ names: [String]) throws(PackageError) {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        for name in names {
            let found = path.split(separator: ":").contains {
                FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
            }
            if !found { throw .programMissing(name) }
        }
    }

    func run(_ arguments: [String]) async throws(PackageError) -> Finished {
        do {
            let result = try await Subprocess.run(
                configuration(arguments), output: .string(limit: Self.outputLimit),
                error: .string(limit: Self.outputLimit))
            return Finished(
                succeeded: result.terminationStatus.isSuccess, output: result.standardOutput,
                complaints: result.standardError)
        } catch {
            throw PackageError(error, during: name)
        }
    }

    /// Hands over each line of the output as it comes.
    func run(_ arguments: [String], line: @Sendable (String) -> Void) async throws(PackageError) -> Finished {
        do {
            let result = try await Subprocess.run(
                configuration(arguments), input: .none, output: .sequence,
                error: .string(limit: Self.outputLimit)
            ) { execution in
                for try await text in execution.standardOutput.strings() { line(text) }
            }
            return Finished(
                succeeded: result.terminationStatus.isSuccess, output: "", complaints: result.standardError)
        } catch {
            throw PackageError(error, during: name)
        }
    }

    /// The child is told to die with us: the lock is free once we are gone, and an apt left over would write without it.
    func configuration(_ arguments: [String]) -> Configuration {
        var overrides: [Environment.Key: String?] = ["LC_ALL": "C", "TAR_OPTIONS": nil]
        for (key, value) in environment {
            if let key = Environment.Key(rawValue: key) { overrides[key] = value }
        }
        return Configuration(
            executable: .name("setpriv"), arguments: .init(["--pdeathsig", "KILL", "--", name] + arguments),
            environment: .inherit.updating(overrides))
    }
}
