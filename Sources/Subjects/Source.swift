internal import Conformance
internal import Foundation

/// Where a subject can be had from: each source gives it in one version.
public enum Source: Sendable, Hashable {
    case machine
    /// The root tree that the manifest names.
    case root
    case debian(release: String)
    case pypi(package: String, version: String)
}

extension Source {
    /// The Debian releases that the mirrors carry side by side, oldest first.
    public static let releases = ["bullseye", "bookworm", "trixie", "forky", "sid"]

    /// The Debian release whose packages are used unless another is named.
    public static let usualRelease = "bookworm"

    /// Where a release doesn't have a subject, the next is asked: the newer the likelier, and the oldest last.
    private static let releasesByUse = [usualRelease, "trixie", "forky", "sid", "bullseye"]

    /// Every source of a subject, the machine's own copy first, then release by release.
    static func all(of manifest: Manifest) -> [Source] {
        own(manifest) + (manifest.packages == nil ? [] : releases.map { .debian(release: $0) }) + pypi(manifest)
    }

    /// The sources of a subject in the order in which they are tried when one is enough.
    static func byUse(of manifest: Manifest) -> [Source] {
        own(manifest) + (manifest.packages == nil ? [] : releasesByUse.map { .debian(release: $0) }) + pypi(manifest)
    }

    /// Where these releases are asked for: what isn't packaged comes from where it is.
    static func of(_ manifest: Manifest, in releases: [String]) -> [Source] {
        manifest.packages == nil ? byUse(of: manifest) : releases.map { .debian(release: $0) }
    }

    private static func own(_ manifest: Manifest) -> [Source] {
        if manifest.root != nil { return [.root] }
        return manifest.isOnMachine ? [.machine] : []
    }

    private static func pypi(_ manifest: Manifest) -> [Source] {
        (manifest.pypi ?? []).flatMap { package in
            package.versions.values.sorted { VersionOrder.precedes($0, $1) }
                .map { .pypi(package: package.package, version: $0) }
        }
    }
}

extension Manifest {
    /// Whether everything that the manifest asks of the machine is there; a program of the user's own always is.
    public var isOnMachine: Bool {
        guard let machine else { return packages == nil && pypi == nil }
        return machine.allSatisfy { need in
            need.hasPrefix("/") ? FileManager.default.fileExists(atPath: need) : Self.isOnPath(need)
        }
    }

    private static func isOnPath(_ program: String) -> Bool {
        searchPath.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }

    private static let searchPath = [
        "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin",
    ]
}
