internal import CSockets
internal import Conformance
internal import DNSWire
internal import FixtureFormats
internal import Glibc
internal import NIOPosix
internal import Synchronization

/// Answers UDP queries on any number of sockets, many at a time, each from the address that was asked.
///
/// One loop of our own: SwiftNIO can't choose the source address of an answer, and doesn't see MSG_TRUNC.
final class UDPService: Sendable {
    private struct State {
        var sockets: [Int32: Role] = [:]
        var retired: [Int32] = []
        var stopped = false
    }

    private static let batchSize: UInt32 = 64
    /// Longer queries than this are none of ours.
    private static let queryOctets = 4096
    private static let responseOctets = 65_536

    private let responder: Responder
    /// Decides what the Internet gets; nil where everybody gets everything.
    private let keeper: Guard?
    private let state = Mutex(State())
    private let wakeEnds: (read: Int32, write: Int32)
    private let pool = NIOThreadPool(numberOfThreads: 1)

    /// - Throws: `OriginError`.
    init(responder: Responder, keeper: Guard? = nil) throws(OriginError) {
        self.responder = responder
        self.keeper = keeper
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0, ends.allSatisfy({ fcntl($0, F_SETFL, O_NONBLOCK) == 0 }) else {
            throw OriginError("pipe", errno: errno)
        }
        wakeEnds = (ends[0], ends[1])
        pool.start()
        pool.submit { [self] state in
            if case .active = state { loop() }
        }
    }

    deinit {
        close(wakeEnds.read)
        close(wakeEnds.write)
    }

    /// Answers at this address, in network byte order; 0 is every address.
    ///
    /// - Returns: the socket, to be given to `remove`, and its port.
    /// - Throws: `OriginError` when the address and port can't be had.
    func add(
        address: UInt32, port: UInt16, role: Role, in network: NetworkEntry? = nil
    ) throws(OriginError) -> (socket: Int32, port: UInt16) {
        var socket: Int32 = -1
        network.doing { socket = brimful_udp_socket(address, port) }
        return try take(socket, at: "\(IPv4.text(address)):\(port)", role)
    }

    /// Answers at this address of either family.
    ///
    /// - Returns: the socket, to be given to `remove`, and its port.
    /// - Throws: `OriginError` when the address and port can't be had.
    func add(address: Address, port: UInt16, role: Role) throws(OriginError) -> (socket: Int32, port: UInt16) {
        if let number = IPv4.number("\(address)") { return try add(address: number, port: port, role: role) }
        return try take(brimful_udp6_socket(address.octets, port), at: "[\(address)]:\(port)", role)
    }

    /// - Parameter socket: a negative errno where there is none.
    private func take(
        _ socket: Int32, at place: String, _ role: Role
    ) throws(OriginError) -> (socket: Int32, port: UInt16) {
        guard socket >= 0 else { throw OriginError("UDP \(place)", errno: -socket) }
        state.withLock { $0.sockets[socket] = role }
        wake()
        return (socket, brimful_bound_port(socket))
    }

    /// Answers no more on this socket. The loop itself closes it, so that its number isn't reused under its feet.
    func remove(_ socket: Int32) {
        state.withLock {
            if $0.sockets.removeValue(forKey: socket) != nil { $0.retired.append(socket) }
        }
        wake()
    }

    func stop() async {
        state.withLock {
            $0.stopped = true
            $0.retired += $0.sockets.keys
            $0.sockets = [:]
        }
        wake()
        try? await pool.shutdownGracefully()
    }

    private func wake() {
        _ = write(wakeEnds.write, [1], 1)
    }

    private func loop() {
        guard let batch = brimful_batch_create(Self.batchSize, Self.queryOctets, Self.responseOctets) else { return }
        defer { brimful_batch_destroy(batch) }
        while let sockets = nextSockets() {
            serve(sockets, batch)
        }
    }

    /// The sockets as they are now, without those that were given back; nil at the end.
    private func nextSockets() -> [Int32: Role]? {
        let (sockets, retired, stopped) = state.withLock { state in
            defer { state.retired = [] }
            return (state.sockets, state.retired, state.stopped)
        }
        for socket in retired { close(socket) }
        return stopped ? nil : sockets
    }

    /// Serves these sockets until the set changes.
    private func serve(_ sockets: [Int32: Role], _ batch: OpaquePointer) {
        let roles = Array(sockets)
        var polled = [pollfd(fd: wakeEnds.read, events: Int16(POLLIN), revents: 0)]
        polled += roles.map { pollfd(fd: $0.key, events: Int16(POLLIN), revents: 0) }
        while true {
            guard poll(&polled, nfds_t(polled.count), -1) >= 0 || errno == EINTR else { return }
            for (index, entry) in roles.enumerated() where polled[index + 1].revents != 0 {
                answer(batch, socket: entry.key, role: entry.value)
            }
            if polled[0].revents != 0 {
                drainWake()
                return
            }
        }
    }

    private func drainWake() {
        var octets = [UInt8](repeating: 0, count: 64)
        while read(wakeEnds.read, &octets, octets.count) > 0 {}
    }

    private func answer(_ batch: OpaquePointer, socket: Int32, role: Role) {
        let count = brimful_batch_receive(batch, socket)
        guard count > 0 else { return }
        for index in 0..<UInt32(count) {
            let datagram = brimful_batch_datagram(batch, index)
            if let keeper {
                brimful_batch_respond(batch, index, answer(datagram, by: keeper, socket, role))
                continue
            }
            guard let asking = Responder.Asking(datagram, role: role) else { continue }
            let answer = responder.answer(to: asking)
            let length = responder.write(answer, to: asking, into: datagram.space)
            if case .recorded(let recorded) = answer, recorded.plainDatagram == nil {
                send(recorded.datagrams, datagram, socket)
            }
            let isSent = responder.forgery(answer, to: asking).map { send($0, datagram, length, socket) } ?? false
            brimful_batch_respond(batch, index, isSent ? 0 : length)
        }
        brimful_batch_send(batch, socket)
    }

    /// Sends what must not be believed; where that comes last, the right answer with it, so that nothing comes between.
    ///
    /// What can't be sent, because the address it should come from isn't ours outside a sandbox, never comes.
    /// - Returns: whether the right answer has been sent.
    private func send(
        _ forgery: Forgery, _ datagram: brimful_datagram, _ length: Int, _ socket: Int32
    ) -> Bool {
        forgery.octets.withUnsafeBufferPointer { octets in
            var payloads = [brimful_payload(octets: octets.baseAddress, length: octets.count)]
            if forgery.isLate { payloads.insert(brimful_payload(octets: datagram.response, length: length), at: 0) }
            _ = brimful_udp_send(
                socket, payloads, UInt32(payloads.count), forgery.source(asked: datagram.destination),
                datagram.source, datagram.source_port)
        }
        return forgery.isLate
    }
}

extension UDPService {
    /// - Returns: the octets that are to be sent.
    private func answer(
        _ datagram: brimful_datagram, by keeper: Guard, _ socket: Int32, _ role: Role
    ) -> Int {
        guard let asking = Responder.Asking(datagram, role: role), let asker = datagram.asker else {
            keeper.countIgnored()
            return 0
        }
        let reply = keeper.reply(to: .init(asking: asking, asker: asker), into: datagram.space)
        // Over IPv6 there is no choosing of the source, and the right answer comes alone.
        guard let forgery = reply.forgery, datagram.source != 0 else { return reply.length }
        return send(forgery, datagram, reply.length, socket) ? 0 : reply.length
    }

    /// Sends what was recorded, in its order.
    private func send(_ recorded: [Conversation.Response], _ datagram: brimful_datagram, _ socket: Int32) {
        for response in recorded {
            let source = response.isForeign ? Forgery.foreignAddress(asked: datagram.destination) : datagram.destination
            response.octets.withUnsafeBufferPointer { octets in
                let payload = brimful_payload(octets: octets.baseAddress, length: octets.count)
                _ = withUnsafePointer(to: payload) {
                    brimful_udp_send(socket, $0, 1, source, datagram.source, datagram.source_port)
                }
            }
        }
    }
}

extension Responder.Asking {
    /// Nil for a query that is longer than any of ours.
    fileprivate init?(_ datagram: brimful_datagram, role: Role) {
        guard !datagram.query_cut else { return nil }
        self.init(
            query: UnsafeRawBufferPointer(start: datagram.query, count: datagram.query_length),
            transport: .udp, destination: datagram.destination, role: role)
    }
}

extension brimful_datagram {
    /// The address that the query says it is from.
    fileprivate var asker: Address? {
        Address(octets: UnsafeBufferPointer(start: source_address, count: source_address_length))
    }

    fileprivate var space: UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(start: response, count: response_capacity)
    }
}
