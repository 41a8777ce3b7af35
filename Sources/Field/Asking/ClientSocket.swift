internal import Conformance
internal import DNSWire
internal import Glibc

/// A connected socket that never blocks, waits for no longer than it is told, and is closed with its owner.
///
/// The kernel lets pass to a connected UDP socket only what comes from the server that was asked (udp(7)).
struct ClientSocket: ~Copyable {
    private let file: Descriptor
    private let deadline: ContinuousClock.Instant

    /// What a socket call ended with: `errno`, or 0 when the time was up.
    struct Trouble: Error {
        let code: Int32

        static let timeIsUp = Trouble(code: 0)
    }

    init(to server: ServerAddress, over transport: Transport, before deadline: ContinuousClock.Instant) throws(Trouble)
    {
        self.deadline = deadline
        let family = server.address.type == .a ? AF_INET : AF_INET6
        let kind = transport == .udp ? SOCK_DGRAM : SOCK_STREAM
        let flags = Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        file = Descriptor(number: socket(family, Int32(kind.rawValue) | flags, 0))
        guard descriptor >= 0 else { throw Trouble(code: errno) }
        guard server.withSocketAddress({ Glibc.connect(descriptor, $0, $1) }) != 0 else { return }
        guard errno == EINPROGRESS else { throw Trouble(code: errno) }
        try wait(for: POLLOUT)
        try checkConnection()
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

    borrowing func send(_ octets: [UInt8]) throws(Trouble) {
        guard Glibc.send(descriptor, octets, octets.count, Int32(MSG_NOSIGNAL)) == octets.count else {
            throw Trouble(code: errno)
        }
    }

    /// One datagram, or a piece of a stream; empty at a stream's end.
    borrowing func receive(_ capacity: Int) throws(Trouble) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: capacity)
        while true {
            try wait(for: POLLIN)
            let count = recv(descriptor, &buffer, capacity, 0)
            if count >= 0 { return Array(buffer[..<count]) }
            guard errno == EAGAIN || errno == EINTR else { throw Trouble(code: errno) }
        }
    }

    private borrowing func wait(for events: Int32) throws(Trouble) {
        var event = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        while true {
            let left = max(0, (deadline - .now) / .milliseconds(1))
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
