/// What `PackageStore.prepare` is doing: enough for one line on a terminal.
public enum PackageProgress: Sendable, Equatable {
    /// Another brimful is writing to the cache.
    case waiting
    case updatingLists(release: String)
    case resolving(release: String)
    /// Sizes in octets, of the packages that were not in the cache.
    case downloading(octets: Int, of: Int, packages: Int)
    case unpacking(Int, of: Int)
    case downloadingFromPyPI(package: String, version: String)
}

extension PackageProgress: CustomStringConvertible {
    public var description: String {
        switch self {
        case .waiting: "waiting for another brimful to finish fetching"
        case .updatingLists(let release): "updating the package lists of \(release)"
        case .resolving(let release): "resolving packages of \(release)"
        case .downloading(let octets, let total, let packages):
            "downloading \(packages) packages, \(Self.megabytes(octets)) of \(Self.megabytes(total)) MB"
        case .downloadingFromPyPI(let package, let version): "downloading \(package) \(version) from PyPI"
        case .unpacking(let done, let total): "unpacking package \(done) of \(total)"
        }
    }

    private static func megabytes(_ octets: Int) -> String {
        let tenths = octets / 100_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}
