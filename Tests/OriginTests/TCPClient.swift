import Glibc

/// A TCP connection whose every `send` is a segment of its own.
struct TCPClient {
    private let socket: ClientSocket

    /// - Parameter source: the machine's own address that it connects from; nil for any.
    init(to port: UInt16, at address: String = "127.0.0.1", from source: String? = nil) throws {
        socket = try ClientSocket(SOCK_STREAM)
        if let source { try socket.bind(to: source) }
        var on: Int32 = 1
        setsockopt(socket.descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        let code = SocketAddress(address, port: port).withPointer { connect(socket.descriptor, $0, $1) }
        guard code == 0 else { throw ClientSocket.Failure("connect") }
    }

    func send(_ octets: [UInt8]) throws {
        var rest = octets[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes {
                Glibc.send(socket.descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { throw ClientSocket.Failure("send") }
            rest = rest.dropFirst(sent)
        }
    }

    /// No more will be sent; what is on its way is still read.
    func finish() {
        shutdown(socket.descriptor, Int32(SHUT_WR))
    }

    /// Up to so many octets; none at the end of the connection.
    func receive(_ limit: Int) throws -> [UInt8] {
        try socket.awaitInput()
        var octets = [UInt8](repeating: 0, count: limit)
        let length = recv(socket.descriptor, &octets, limit, 0)
        guard length >= 0 else { throw ClientSocket.Failure("recv") }
        return Array(octets.prefix(length))
    }

    /// One message (RFC 1035 §4.2.2).
    func receiveMessage() throws -> [UInt8] {
        let prefix = try receive(exactly: 2)
        return try receive(exactly: Int(prefix[0]) << 8 | Int(prefix[1]))
    }

    /// Reads so many octets and looks at none.
    func skip(_ count: Int) throws {
        _ = try receive(exactly: count)
    }

    /// The segments with data that have come: `tcpi_data_segs_in`, which glibc's `tcp_info` lacks.
    var segmentsReceived: Int {
        get throws {
            var info = [UInt32](repeating: 0, count: 40)
            var length = socklen_t(info.count * MemoryLayout<UInt32>.size)
            let code = getsockopt(socket.descriptor, Int32(IPPROTO_TCP), TCP_INFO, &info, &length)
            guard code == 0, length > 152 else { throw ClientSocket.Failure("getsockopt") }
            return Int(info[152 / MemoryLayout<UInt32>.size])
        }
    }

    private func receive(exactly count: Int) throws -> [UInt8] {
        var octets: [UInt8] = []
        while octets.count < count {
            let more = try receive(count - octets.count)
            guard !more.isEmpty else {
                throw ClientSocket.Failure("read \(octets.count) of \(count) octets", ECONNRESET)
            }
            octets += more
        }
        return octets
    }

    func ask(_ message: [UInt8]) throws -> [UInt8] {
        try send(Self.frame(message))
        return try receiveMessage()
    }

    /// A message with its length in front.
    static func frame(_ message: [UInt8]) -> [UInt8] {
        [UInt8(message.count >> 8), UInt8(message.count & 0xFF)] + message
    }
}
