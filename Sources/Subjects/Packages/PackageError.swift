internal import Conformance

/// Why packages could not be brought into a root tree. Each case describes itself in one line: what, where, what to do.
public enum PackageError: Error, Sendable, Equatable {
    /// Neither `XDG_CACHE_HOME` nor `HOME` says where a cache may lie.
    case homeMissing
    /// A file or directory of the cache can't be made, read or written.
    case cacheUnusable(path: String, reason: String)
    case programMissing(String)
    /// The Debian archive's public keys are not on this machine.
    case keyringMissing
    case invalidName(String)
    /// The mirror does not carry the release.
    case releaseUnknown(String)
    /// No answer from the mirror, or none in time.
    case unreachable(host: String, reason: String)
    /// The archive's signature or a file's hash is not what it must be.
    case untrusted(String)
    /// The mirror's lists are past their date: it no longer follows the archive, or the machine's clock is wrong.
    case outdated(String)
    case diskFull(path: String)
    /// A downloaded package can't be unpacked; it has been removed from the cache.
    case damaged(package: String, reason: String)
    /// Anything else that apt or tar complained about: its own last line.
    case failed(program: String, reason: String)
    case cancelled
}

extension PackageError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .homeMissing: "no place for the cache: set HOME or XDG_CACHE_HOME to an absolute path"
        case .cacheUnusable(let path, let reason):
            "cannot use the cache at \(path): \(reason); free it or set XDG_CACHE_HOME to a directory of your own"
        case .programMissing(let name):
            "\(name) is not on this machine: packages can only be fetched on Debian or a relative of it"
        case .keyringMissing:
            "the Debian archive's keys are not on this machine: install the package debian-archive-keyring"
        case .invalidName(let name): "\(name) is not the name of a Debian package or release"
        case .releaseUnknown(let reason): "the mirror does not carry this release: \(reason)"
        case .unreachable(let host, let reason):
            "could not reach \(host): \(reason); check the network and http_proxy, or use only what is fetched"
        case .untrusted(let reason):
            "refused what the mirror sent: \(reason); update debian-archive-keyring or use another mirror"
        case .outdated(let reason):
            "the mirror is out of date: \(reason); check the clock, or use another mirror"
        case .diskFull(let path): "no space left on the disk of \(path): free some and run again"
        case .damaged(let package, let reason):
            "the download of \(package) was damaged and has been removed: \(reason); run again"
        case .failed(let program, let reason): "\(program) failed: \(reason)"
        case .cancelled: "fetching packages was interrupted; run again to go on"
        }
    }
}

extension PackageError {
    /// What another library threw, as an error of ours: child tasks forget the type of what they throw.
    init(_ error: any Error, during program: String) {
        self =
            switch error {
            case let known as PackageError: known
            case is CancellationError: .cancelled
            default: .failed(program: program, reason: String(describing: error).printable())
            }
    }
}
