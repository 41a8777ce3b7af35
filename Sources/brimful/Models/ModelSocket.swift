internal import Conformance
internal import DNSWire
internal import Glibc

/// A blocking IPv4 socket that waits for no longer than 5 seconds, and is closed with its owner.
struct ModelSocket: ~Copyable {
    let descriptor: Int32

    /// A `struct timeval`, seconds and microseconds: its members can't be named without importing more C.
    private static let patience = [5, 0]

    /// Takes a descriptor over, such as one that `accept` gave.
    init(owning descriptor: Int32) {
        self.descriptor = descriptor
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, Self.patience, socklen_t(2 * MemoryLayout<Int>.size))
        }
    }

    init(_ transport: Transport) {
        let kind = transport == .udp ? SOCK_DGRAM : SOCK_STREAM
        self.init(owning: socket(AF_INET, Int32(kind.rawValue), 0))
    }

    deinit { close(descriptor) }

    borrowing func connect(to address: String) throws(ModelWord) {
        guard withPort53(of: address, { Glibc.connect(descriptor, $0, $1) }) == 0 else { throw .temporary }
    }

    borrowing func bind(to address: String) throws(ModelWord) {
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        guard withPort53(of: address, { Glibc.bind(descriptor, $0, $1) }) == 0 else { throw .temporary }
    }

    // MARK: Datagrams

    borrowing func send(_ octets: [UInt8]) throws(ModelWord) {
        guard Glibc.send(descriptor, octets, octets.count, Int32(MSG_NOSIGNAL)) == octets.count else {
            throw .temporary
        }
    }

    /// One datagram, whole.
    borrowing func receive() throws(ModelWord) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: Message.maximumLength)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        guard count >= 0 else { throw .timeout }
        return Array(buffer[..<count])
    }

    // MARK: Frames (RFC 1035 §4.2.2)

    borrowing func sendFrame(_ message: [UInt8]) throws(ModelWord) {
        try send([UInt8(message.count >> 8), UInt8(message.count & 0xff)] + message)
    }

    borrowing func receiveFrame() throws(ModelWord) -> [UInt8] {
        let length = try receive(exactly: 2)
        return try receive(exactly: Int(length[0]) << 8 | Int(length[1]))
    }

    private borrowing func receive(exactly count: Int) throws(ModelWord) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: count)
        guard recv(descriptor, &buffer, count, Int32(MSG_WAITALL)) == count else { throw .temporary }
        return buffer
    }
}

/// Calls `body` with the socket address of port 53 at `address`; an address that is none becomes 0.0.0.0.
private func withPort53(of address: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = UInt16(53).bigEndian
    place.sin_addr.s_addr = inet_addr(address)
    return withUnsafePointer(to: &place) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
    }
}
