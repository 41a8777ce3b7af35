internal import Glibc

/// Files read as octets, never more of them than whoever reads is ready for.
public enum FileOctets {
    /// What is wrong with a file, in one line.
    public struct Failure: Error, CustomStringConvertible, Sendable, Hashable {
        public let description: String
    }

    /// - Parameter limit: octets.
    /// - Throws: `Failure` when it can't be read, is no file, or is longer.
    public static func read(_ path: String, atMost limit: Int) throws(Failure) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw failure(path) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(description: "\(path): is no file") }
        guard status.st_size <= limit else {
            throw Failure(description: "\(path): \(status.st_size) octets are more than the \(limit) that can be read")
        }
        var octets: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: min(max(Int(status.st_size), 1), 1 << 20))
        while octets.count <= limit {
            let count = Glibc.read(file, &piece, piece.count)
            if count == 0 { return octets }
            guard count > 0 || errno == EINTR else { throw failure(path) }
            octets += piece.prefix(max(count, 0))
        }
        throw Failure(description: "\(path): grows while it is read, beyond \(limit) octets")
    }

    private static func failure(_ path: String) -> Failure {
        Failure(description: "\(path): \(String(cString: strerror(errno)))")
    }
}
