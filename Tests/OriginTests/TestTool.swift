import FoundationEssentials
import Subjects
import Subprocess
import SystemPackage

/// Somebody else's program that reads DNS messages: the machine's own, or else fetched, never left out.
struct TestTool {
    static let dig = TestTool(name: "dig", package: "bind9-dnsutils")
    static let tshark = TestTool(name: "tshark", package: "tshark")

    let name: String
    let package: String

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    struct Finished {
        let output: String
        let complaints: String
        let succeeded: Bool
    }

    private static let release = "bookworm"
    /// More than any of these prints about 64 messages of 4096 records.
    private static let outputLimit = 64 << 20

    /// - Throws: `Failure`, in one line, when the tool can neither be found nor fetched.
    func run(_ arguments: [String], input: [UInt8] = []) async throws -> Finished {
        let command = try await command()
        let result = try await Subprocess.run(
            .name(command.program), arguments: .init(command.arguments + arguments),
            environment: .inherit.updating(["LC_ALL": "C"]), input: .array(input),
            output: .string(limit: Self.outputLimit), error: .string(limit: Self.outputLimit))
        return Finished(
            output: result.standardOutput, complaints: result.standardError,
            succeeded: result.terminationStatus.isSuccess)
    }

    /// The machine's own, or the one in a tree of its own.
    private func command() async throws -> (program: String, arguments: [String]) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
        if folders.contains(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }) {
            return (name, [])
        }
        let root = try await tree().directory.string
        return ("unshare", ["--map-root-user", "chroot", root, "/usr/bin/\(name)"])
    }

    private func tree() async throws -> PackageTree {
        do {
            let store = PackageStore(cache: try Cache())
            let tree = try await store.prepare(packages: [package], release: Self.release)
            if let reason = tree.unavailable[package] { throw Failure(description: reason) }
            return tree
        } catch {
            throw Failure(
                description: "\(name): not on this machine, nor to be fetched (\(error)); install \(package)")
        }
    }
}
