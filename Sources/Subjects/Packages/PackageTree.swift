public import SystemPackage

/// A root tree of unpacked packages of one Debian release, for `chroot` in a namespace. Nothing in it is installed.
public struct PackageTree: Sendable, Equatable {
    /// The release's codename: `bookworm`.
    public let release: String
    /// The directory that becomes `/`.
    public let directory: FilePath
    /// Every completely unpacked package of the tree and its Debian version.
    public let versions: [String: String]
    /// The requested packages that the release doesn't have or that can't be resolved, each with the reason.
    public let unavailable: [String: String]

    public func version(of package: String) -> String? { versions[package] }
}
