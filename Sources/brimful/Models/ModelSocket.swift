internal import Conformance
internal import DNSWire
internal import Glibc

/// A blocking IPv4 socket that waits for no longer than it is told, and is closed with its owner.
struct ModelSocket: ~Copyable {
    let descriptor: Int32

    /// How long connecting and sending may take. A `struct timeval`, seconds and microseconds: its members can't be named
    /// without importing more C.
    private static let patience = [4, 0]

    /// Takes a descriptor over, such as one that `accept` gave.
    init(owning descriptor: Int32) {
        self.descriptor = descriptor
        // On Linux it bounds connect as well (socket(7)).
        setsockopt(
            descriptor, SOL_SOCKET, SO_SNDTIMEO, Self.patience, socklen_t(Self.patience.count * MemoryLayout<Int>.size))
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

    borrowing func send(_ octets: [UInt8]) throws(ModelWord) {
        guard Glibc.send(descriptor, octets, octets.count, Int32(MSG_NOSIGNAL)) == octets.count else {
            throw .temporary
        }
    }

    /// Sends a datagram without being connected: then anybody's answer comes in.
    borrowing func send(_ octets: [UInt8], to address: String) throws(ModelWord) {
        let sent = withPort53(of: address) {
            sendto(descriptor, octets, octets.count, 0, $0, $1) == octets.count ? 0 : -1
        }
        guard sent == 0 else { throw .temporary }
    }

    /// What comes next: one datagram, or a piece of a stream, of at most `capacity` octets; empty at a stream's end, and nil
    /// when nothing comes before `deadline`, or the other side refuses.
    borrowing func receive(_ capacity: Int, before deadline: ContinuousClock.Instant) -> [UInt8]? {
        let left = max(0, (deadline - .now) / .milliseconds(1))
        var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&event, 1, Int32(left.rounded(.up))) > 0 else { return nil }
        var buffer = [UInt8](repeating: 0, count: capacity)
        let count = recv(descriptor, &buffer, capacity, 0)
        return count < 0 ? nil : Array(buffer[..<count])
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
