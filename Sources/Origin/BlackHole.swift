internal import Glibc

/// An address whose TCP port answers no SYN: a listener whose queue is full, beside a UDP service that works.
final class BlackHole: Sendable {
    private let sockets: [Int32]
    /// The source ports of our own connections, whose SYNs are nobody's attempt.
    let ownPorts: Set<UInt16>

    /// - Throws: `OriginError` when the address can't be had.
    init(address: UInt32, port: UInt16, in network: NetworkEntry? = nil) throws(OriginError) {
        let name = Self.socketAddress(address, port)
        let listener = try Self.socket(in: network)
        // Connections of an earlier lease of the same address may not be forgotten yet.
        var on: Int32 = 1
        setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
        guard withSocketAddress(name, { bind(listener, $0, $1) }) == 0, listen(listener, 0) == 0 else {
            let code = errno
            close(listener)
            throw OriginError("TCP \(IPv4.text(address)):\(port)", errno: code)
        }
        var sockets = [listener]
        // One connection fills a queue of length 0; the others wait in vain, and keep it full.
        for _ in 0..<3 {
            let filler = try Self.socket(in: network)
            _ = withSocketAddress(name) { connect(filler, $0, $1) }
            sockets.append(filler)
        }
        self.sockets = sockets
        ownPorts = Set(sockets.dropFirst().map(localPort))
    }

    deinit {
        for socket in sockets { close(socket) }
    }

    /// Begins a connection and gives it up at once.
    ///
    /// - Returns: whether the SYN has left.
    static func sendSYN(to address: UInt32, port: UInt16) -> Bool {
        guard let descriptor = try? socket() else { return false }
        defer { close(descriptor) }
        return withSocketAddress(socketAddress(address, port)) { connect(descriptor, $0, $1) } == 0
            || [EINPROGRESS, ECONNREFUSED].contains(errno)
    }

    private static func socketAddress(_ address: UInt32, _ port: UInt16) -> sockaddr_in {
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = port.bigEndian
        name.sin_addr.s_addr = address
        return name
    }

    private static func socket(in network: NetworkEntry? = nil) throws(OriginError) -> Int32 {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        var (descriptor, code): (Int32, Int32) = (-1, 0)
        network.doing {
            descriptor = Glibc.socket(AF_INET, type, 0)
            code = errno
        }
        guard descriptor >= 0 else { throw OriginError("TCP socket", errno: code) }
        return descriptor
    }
}

private func withSocketAddress(_ name: sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    withUnsafePointer(to: name) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
}

private func localPort(_ socket: Int32) -> UInt16 {
    var name = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &name) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(socket, $0, &length) }
    }
    return code == 0 ? UInt16(bigEndian: name.sin_port) : 0
}
