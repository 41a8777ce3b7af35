internal import Conformance
import FoundationEssentials
public import SystemPackage

/// The directory of everything brimful has fetched. Removing it, or a part of it, costs only a new download.
///
///     archives/           downloaded packages, as apt keeps them
///     apt/<release>/      apt's own lists and configuration
///     trees/<release>/    the root tree; what of it is complete is told by its `.brimful`
///     pypi/               packages of the package index of Python, each unpacked
///     programs/           subjects' programs, and the versions that they tell
///     lock                held by the one run that writes
public struct Cache: Sendable {
    public let directory: FilePath

    /// `$XDG_CACHE_HOME/brimful`, or `~/.cache/brimful` (XDG Base Directory Specification); made when missing.
    ///
    /// - Throws: `homeMissing`, or `cacheUnusable` when the directory can't be made or written.
    public init() throws(PackageError) {
        try self.init(directory: Self.place(in: ProcessInfo.processInfo.environment))
    }

    /// A cache at a place of the caller's choosing; made when missing.
    public init(directory: FilePath) throws(PackageError) {
        // apt's configuration has no way to write these inside a string.
        guard !directory.string.contains(where: { $0 == "\"" || $0.isNewline }) else {
            throw .cacheUnusable(
                path: directory.string.printable(), reason: "the path has a quote or a line break in it")
        }
        try Disk.makeDirectory(directory)
        guard FileManager.default.isWritableFile(atPath: directory.string) else {
            throw .cacheUnusable(path: directory.string, reason: "permission denied")
        }
        self.directory = directory
    }

    static func place(in environment: [String: String]) throws(PackageError) -> FilePath {
        if let base = absolute(environment["XDG_CACHE_HOME"]) { return base.appending("brimful") }
        guard let home = absolute(environment["HOME"]) else { throw .homeMissing }
        return home.appending(".cache").appending("brimful")
    }

    /// The XDG specification has relative paths ignored.
    private static func absolute(_ path: String?) -> FilePath? {
        path.map { FilePath($0) }.flatMap { $0.isAbsolute ? $0 : nil }
    }

    /// Where made programs and looked-up versions of subjects are kept.
    public var programs: String { directory.appending("programs").string }

    var archives: FilePath { directory.appending("archives") }
    var lock: FilePath { directory.appending("lock") }
    func apt(_ release: String) -> FilePath { directory.appending("apt").appending(release) }
    func tree(_ release: String) -> FilePath { directory.appending("trees").appending(release) }
}
