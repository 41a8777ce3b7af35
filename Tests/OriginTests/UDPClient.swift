import Glibc

/// A UDP socket that is bound to nothing and hears everybody, so that it can see who answers.
struct UDPClient {
    private let socket: ClientSocket
    let port: UInt16

    /// - Parameter address: the machine's own address that it asks from; nil for any.
    init(asking port: UInt16, from address: String? = nil) throws {
        socket = try ClientSocket(SOCK_DGRAM)
        self.port = port
        if let address { try socket.bind(to: address) }
    }

    func send(_ octets: [UInt8], to address: String = "127.0.0.1") throws {
        let sent = SocketAddress(address, port: port).withPointer { name, length in
            sendto(socket.descriptor, octets, octets.count, 0, name, length)
        }
        guard sent == octets.count else { throw ClientSocket.Failure("sendto") }
    }

    func receive() throws -> (octets: [UInt8], from: SocketAddress) {
        try socket.awaitInput()
        var from = SocketAddress()
        var octets = [UInt8](repeating: 0, count: 65_536)
        let length = octets.withUnsafeMutableBytes { space in
            from.fill { recvfrom(socket.descriptor, space.baseAddress, space.count, 0, $0, $1) }
        }
        guard length >= 0 else { throw ClientSocket.Failure("recvfrom") }
        return (Array(octets.prefix(length)), from)
    }

    func ask(_ octets: [UInt8], at address: String = "127.0.0.1") throws -> [UInt8] {
        try send(octets, to: address)
        return try receive().octets
    }
}
