import FoundationEssentials
import Subprocess
import SystemPackage

@testable import Subjects

/// A Debian repository of tiny packages, made by dpkg-deb on this machine, so that the real apt can be tried offline.
struct PackagesRepository {
    let directory: FilePath
    private(set) var index = ""

    init(directory: FilePath) throws {
        self.directory = directory
        try Disk.makeDirectory(directory)
    }

    /// Builds a package of these files (path in the package: content) and lists it.
    mutating func add(
        _ name: String, version: String = "1", fields: String = "", files: [String: String]
    ) async throws {
        let staging = directory.appending("staging").appending(name)
        try Disk.remove(staging)
        for (path, content) in files {
            let place = staging.pushing(FilePath(path))
            try Disk.makeDirectory(place.removingLastComponent())
            try Disk.write(content, to: place)
        }
        let control =
            "Package: \(name)\nVersion: \(version)\nArchitecture: all\nMaintainer: nobody <n@example>\n\(fields)"
        try Disk.makeDirectory(staging.appending("DEBIAN"))
        try Disk.write("\(control)Description: a test\n", to: staging.pushing("DEBIAN/control"))
        let file = "\(name)_\(version)_all.deb"
        let path = directory.appending(file).string
        _ = try await Program(name: "dpkg-deb").run(["--root-owner-group", "-b", staging.string, path])
        let sum = try await Program(name: "sha256sum").run([path]).output.prefix(64)
        let size = Disk.size(directory.appending(file)) ?? 0
        index += "\(control)Filename: ./\(file)\nSize: \(size)\nSHA256: \(sum)\nDescription: a test\n\n"
        try Disk.write(index, to: directory.appending("Packages"))
    }

    func store(cache: FilePath) throws -> PackageStore {
        let uri = "copy:\(directory.string)"
        return PackageStore(cache: try Cache(directory: cache)) { _ in
            [PackageSource(uri: uri, suite: "./", components: [], trust: .unsigned)]
        }
    }
}
