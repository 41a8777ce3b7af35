import FoundationEssentials
import Subjects
import Subprocess
import SystemPackage

/// A network and a folder of their own for a shell script with packaged tools, servers among them: nothing of it is left
/// when the script ends.
public struct ToolRoom: Sendable {
    private let root: String

    /// What the scripts themselves are made of.
    private static let shell = ["dash", "coreutils"]
    /// Seconds after which a script that waits for something is ended, and has failed.
    private static let patience = "120"

    /// - Throws: `TestTool.Failure`, in one line, when a tool can't be fetched.
    public init(_ tools: [TestTool]) async throws {
        do {
            let packages = tools.map(\.package) + Self.shell
            let tree = try await PackageStore(cache: try Cache())
                .prepare(packages: packages, release: TestTool.release)
            if let reason = packages.lazy.compactMap({ tree.unavailable[$0] }).first {
                throw TestTool.Failure(description: reason)
            }
            root = tree.directory.string
        } catch {
            throw TestTool.Failure(
                description: "\(tools.map(\.name).joined(separator: ", ")): can't be fetched (\(error))")
        }
    }

    /// Runs a script with `sh`, in the folder that holds these files.
    public func run(_ script: String, files: [String: [UInt8]] = [:]) async throws -> TestTool.Finished {
        let folder = FileManager.default.temporaryDirectory.appending(path: "brimful-tools-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, octets) in files { try Data(octets).write(to: folder.appending(path: name)) }
        let result = try await Subprocess.run(
            .name("timeout"),
            arguments: [
                Self.patience, "unshare", "--map-root-user", "--net", "--mount", "--pid", "--fork", "--kill-child",
                "sh", "-c", Self.entry, "sh",
                folder.path, root, script,
            ],
            environment: .inherit.updating([
                "LC_ALL": "C", "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            ]),
            output: .string(limit: TestTool.outputLimit), error: .string(limit: TestTool.outputLimit))
        return TestTool.Finished(
            output: result.standardOutput, complaints: result.standardError,
            succeeded: result.terminationStatus.isSuccess)
    }

    /// Perl and Python want `/dev` to be there.
    private static let entry = """
        mount --bind "$1" "$2/tmp" && mount --rbind /dev "$2/dev" && ip link set lo up \
        && exec chroot "$2" /bin/sh -c 'cd /tmp && eval "$1"' sh "$3"
        """
}
