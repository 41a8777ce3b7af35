internal import FoundationEssentials
import SystemPackage

/// A folder of unpacked packages that programs see as their root. What we write lies on a mount of our own inside the
/// private mount namespace, so the folder itself stays as it was.
struct RootTree: Sendable {
    let path: FilePath

    init(path: String) throws {
        self.path = FilePath(path)
        for folder in ["dev", "proc", "run", "usr"] where !exists(folder) {
            throw BenchmarkError("\(path) is no root tree: it has no \(folder) folder; give --tree an unpacked release")
        }
    }

    /// Gives the tree the folders that the system fills, and an empty `run`.
    func mountSystemFolders() async throws {
        try await ToolRun.check("mount", ["--rbind", "/dev", inside("/dev").string])
        try await ToolRun.check("mount", ["--rbind", "/proc", inside("/proc").string])
        try await ToolRun.check("mount", ["-t", "tmpfs", "tmpfs", inside("/run").string])
    }

    /// Writes a file whose path is as a program in the tree sees it.
    func write(_ text: String, to file: String) throws {
        let target = inside(file)
        do {
            let folder = target.removingLastComponent().string
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(filePath: target.string))
        } catch {
            throw BenchmarkError("can't write \(target): \(error)")
        }
    }

    /// The command line that runs a program of the tree.
    func command(_ program: String, _ arguments: [String]) throws -> [String] {
        guard exists(program) else {
            throw BenchmarkError("\(path) has no \(program): unpack its package there, or leave out --tree")
        }
        return ["chroot", path.string, program] + arguments
    }

    private func exists(_ file: String) -> Bool {
        FileManager.default.fileExists(atPath: inside(file).string)
    }

    private func inside(_ file: String) -> FilePath {
        path.appending(file.split(separator: "/").map { FilePath.Component(String($0))! })
    }
}
