internal import Conformance
internal import DNSWire
internal import Glibc

/// A socket to one server that never blocks, waits for no longer than it is told, and is closed with its owner.
///
/// Over UDP it isn't connected: what comes from elsewhere is not to be believed (RFC 5452 §9.1), and is worth knowing.
struct ClientSocket: ~Copyable {
    private let file: Descriptor
    private let server: ServerAddress
    private let deadline: ContinuousClock.Instant

    /// What a socket call ended with: `errno`, or 0 when the time was up.
    struct Trouble: Error {
        let code: Int32

        static let timeIsUp = Trouble(code: 0)

        var isTimeUp: Bool { code == Self.timeIsUp.code }
    }

    /// What came.
    struct Piece {
        let octets: [UInt8]
        /// Whether the server sent it that was asked.
        let isFromServer: Bool
    }

    init(to server: ServerAddress, over transport: Transport, before deadline: ContinuousClock.Instant) throws(Trouble)
    {
        self.server = server
        self.deadline = deadline
        let kind = transport == .udp ? SOCK_DGRAM : SOCK_STREAM
        let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let family = server.address.type == .a ? AF_INET : AF_INET6
        file = Descriptor(number: socket(family, Int32(kind.rawValue) | flags, 0))
        guard descriptor >= 0 else { throw Trouble(code: errno) }
        if transport == .udp { reportErrors() } else { try connect() }
    }

    private var descriptor: Int32 { file.number }

    /// Closed with its owner. Swift 6.3 forgets the deinit of a noncopyable struct that has a `ContinuousClock.Instant` where the
    /// struct is another file's; a class is always released.
    private final class Descriptor {
        /// Negative where there is none.
        let number: Int32

        init(number: Int32) { self.number = number }

        deinit { if number >= 0 { close(number) } }
    }

    /// Where nothing listens, ICMP says so; an unconnected socket hears of it only when asked to (ip(7), ipv6(7)).
    private borrowing func reportErrors() {
        var on: Int32 = 1
        let (level, option) =
            server.address.type == .a
            ? (Int32(IPPROTO_IP), IP_RECVERR) : (Int32(IPPROTO_IPV6), IPV6_RECVERR)
        setsockopt(descriptor, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    private borrowing func connect() throws(Trouble) {
        guard server.withSocketAddress({ Glibc.connect(descriptor, $0, $1) }) != 0 else { return }
        guard errno == EINPROGRESS else { throw Trouble(code: errno) }
        try wait(for: POLLOUT, before: deadline)
        try checkConnection()
    }

    /// A datagram; a stream's octets, all of them.
    borrowing func send(_ octets: [UInt8], over transport: Transport) throws(Trouble) {
        let count =
            transport == .udp
            ? server.withSocketAddress { sendto(descriptor, octets, octets.count, Int32(MSG_NOSIGNAL), $0, $1) }
            : Glibc.send(descriptor, octets, octets.count, Int32(MSG_NOSIGNAL))
        guard count == octets.count else { throw Trouble(code: errno) }
    }

    /// One datagram, or a piece of a stream; empty at a stream's end.
    ///
    /// - Parameter earlier: a moment before the deadline at which the waiting ends; nil for the deadline itself.
    borrowing func receive(_ capacity: Int, before earlier: ContinuousClock.Instant? = nil) throws(Trouble) -> Piece {
        var buffer = [UInt8](repeating: 0, count: capacity)
        while true {
            try wait(for: POLLIN, before: min(earlier ?? deadline, deadline))
            var source = sockaddr_storage()
            let count = withSocketAddress(of: &source) { recvfrom(descriptor, &buffer, capacity, 0, $0, &$1) }
            if count >= 0 {
                return Piece(octets: Array(buffer[..<count]), isFromServer: server.isSource(source))
            }
            guard errno == EAGAIN || errno == EINTR else { throw Trouble(code: errno) }
        }
    }

    /// When the time is up it is up, whatever is there to be read: who never stops sending must not be listened to for ever.
    private borrowing func wait(for events: Int32, before moment: ContinuousClock.Instant) throws(Trouble) {
        var event = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        while true {
            let left = (moment - .now) / .milliseconds(1)
            guard left > 0 else { throw .timeIsUp }
            let count = poll(&event, 1, Int32(left.rounded(.up)))
            if count > 0 { return }
            if count == 0 { throw .timeIsUp }
            if errno != EINTR { throw Trouble(code: errno) }
        }
    }

    private borrowing func checkConnection() throws(Trouble) {
        var code: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &length)
        if code != 0 { throw Trouble(code: code) }
    }
}

private func withSocketAddress(
    of place: inout sockaddr_storage, _ body: (UnsafeMutablePointer<sockaddr>, inout socklen_t) -> Int
) -> Int {
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &place) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, &length) }
    }
}
