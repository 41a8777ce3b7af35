internal import Conformance
import FoundationEssentials
import Glibc
import SystemPackage

/// The file operations of the cache, with errors that name the path and tell a full disk from a forbidden one.
enum Disk {
    static func makeDirectory(_ path: FilePath) throws(PackageError) {
        try reporting(path) {
            try FileManager.default.createDirectory(atPath: path.string, withIntermediateDirectories: true)
        }
    }

    /// Readers see the old content or the whole new one, never a part: a run may be killed at any time.
    static func write(_ data: Data, to path: FilePath) throws(PackageError) {
        try reporting(path) { try data.write(to: URL(filePath: path.string), options: .atomic) }
    }

    static func write(_ text: String, to path: FilePath) throws(PackageError) {
        try write(Data(text.utf8), to: path)
    }

    static func link(_ path: FilePath, to target: String) throws(PackageError) {
        try reporting(path) {
            try FileManager.default.createSymbolicLink(atPath: path.string, withDestinationPath: target)
        }
    }

    /// Removing what isn't there is no error.
    static func remove(_ path: FilePath) throws(PackageError) {
        guard exists(path) else { return }
        try reporting(path) { try FileManager.default.removeItem(atPath: path.string) }
    }

    static func rename(_ path: FilePath, to target: FilePath) throws(PackageError) {
        try reporting(target) { try FileManager.default.moveItem(atPath: path.string, toPath: target.string) }
    }

    /// True for a link as well, wherever it points: a root tree's links mean paths inside the tree.
    static func exists(_ path: FilePath) -> Bool { size(path) != nil }

    /// In octets; of a link its own.
    static func size(_ path: FilePath) -> Int? {
        var status = stat()
        return lstat(path.string, &status) == 0 ? Int(status.st_size) : nil
    }

    static func requireSpace(_ path: FilePath, octets: Int) throws(PackageError) {
        var status = statvfs()
        guard statvfs(path.string, &status) == 0 else { return }
        if Int(clamping: status.f_bavail) < octets / Int(clamping: max(status.f_frsize, 1)) {
            throw .diskFull(path: path.string)
        }
    }

    /// The names in a directory, sorted; none when it can't be read.
    static func names(in path: FilePath) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path.string)) ?? []).sorted()
    }

    /// The content of a file up to `limit` octets; nil when it is longer or can't be read.
    static func read(_ path: FilePath, limit: Int = 16 << 20) -> Data? {
        guard let size = size(path), size <= limit else { return nil }
        return FileManager.default.contents(atPath: path.string)
    }

    private static func reporting(_ path: FilePath, _ body: () throws -> Void) throws(PackageError) {
        do {
            try body()
        } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
            throw .diskFull(path: path.string)
        } catch let error as CocoaError {
            throw .cacheUnusable(path: path.string, reason: reason(of: error))
        } catch {
            throw .cacheUnusable(path: path.string, reason: String(describing: error).printable())
        }
    }

    private static func reason(of error: CocoaError) -> String {
        switch error.code {
        case .fileWriteNoPermission, .fileReadNoPermission: "permission denied"
        case .fileWriteVolumeReadOnly: "the file system is read-only"
        case .fileWriteFileExists: "a file is in the way"
        default:
            ((error.underlying as? POSIXError).map { Errno(rawValue: $0.code.rawValue).description }
                ?? String(describing: error)).printable()
        }
    }
}
