internal import Conformance
import Foundation
import SystemPackage

/// Packages of the package index of Python, each unpacked in a folder of its own: fetched by pip, which checks the index's
/// hashes, and never installed.
public struct PyPIStore: Sendable {
    let cache: Cache

    public init(cache: Cache) {
        self.cache = cache
    }

    private var directory: FilePath { cache.directory.appending("pypi") }
    private func folder(of package: PyPIPackage) -> FilePath { directory.appending(package.folder) }

    /// Names and versions that go to a command line and a path (PEP 508, PEP 440), for a narrow choice of both.
    static func isValid(_ word: String) -> Bool {
        word.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._+-]{0,63}/) != nil && !word.contains("..")
    }

    /// Where the package is unpacked; nil when it isn't there.
    func ready(_ package: PyPIPackage) -> String? {
        let folder = folder(of: package)
        return Disk.exists(folder) ? folder.string : nil
    }

    /// Fetches the package unless it is there. A fetch that is cut off leaves only a draft, which the next one removes.
    ///
    /// - Returns: the folder that it is in.
    /// - Throws: what kept it from being fetched, in one line.
    public func fetch(
        _ package: PyPIPackage, progress: @escaping @Sendable (PackageProgress) -> Void = { _ in }
    ) async throws(PackageError) -> String {
        if let ready = ready(package) { return ready }
        try Program.require(["python3", "setpriv"])
        try Disk.makeDirectory(directory)
        return try await CacheLock(path: cache.lock).holding(waiting: progress) { () async throws(PackageError) in
            if let ready = ready(package) { return ready }
            progress(.downloadingFromPyPI(package: package.name, version: package.version))
            let draft = directory.appending(".draft")
            try Disk.remove(draft)
            let finished = try await Program(name: "python3", environment: ["PIP_NO_INPUT": "1"])
                .run(Self.arguments(package, target: draft, architecture: Self.architecture))
            guard finished.succeeded else {
                try? Disk.remove(draft)
                throw .failed(program: "pip", reason: Self.complaint(finished))
            }
            try Disk.rename(draft, to: folder(of: package))
            return folder(of: package).string
        }
    }

    /// Removes the package.
    func remove(_ package: PyPIPackage) throws(PackageError) { try Disk.remove(folder(of: package)) }

    /// pip unpacks into a folder, for whatever Python is meant, and keeps no cache of its own.
    static func arguments(_ package: PyPIPackage, target: FilePath, architecture: String) -> [String] {
        let platforms =
            ["manylinux2014", "manylinux_2_17", "manylinux_2_26", "manylinux_2_27", "manylinux_2_28"]
            + (architecture == "x86_64" ? ["manylinux1", "manylinux2010", "manylinux_2_12"] : [])
        let python = package.python.map { ["--python-version", $0, "--implementation", "cp"] } ?? []
        return ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-cache-dir", "--no-deps"]
            + ["--no-compile", "--only-binary", ":all:", "--target", target.string] + python
            + platforms.flatMap { ["--platform", "\($0)_\(architecture)"] }
            + ["\(package.name)==\(package.version)"]
    }

    private static var architecture: String {
        #if arch(arm64)
            "aarch64"
        #else
            "x86_64"
        #endif
    }

    /// pip's last error, or what Python said when it has no pip.
    private static func complaint(_ finished: Program.Finished) -> String {
        let lines = finished.complaints.split(whereSeparator: \.isNewline)
        let line = lines.last { $0.hasPrefix("ERROR: ") } ?? lines.last ?? "it gave no reason"
        return String(line).printable()
    }
}
