internal import Conformance
internal import DNSWire
internal import Field
internal import Glibc
internal import NIOCore
internal import NIOPosix
internal import Origin
internal import Subjects

/// What a resolver answered.
struct Probe: Sendable {
    var status: Reply.Status
    var message: StrictMessage?
    /// Why TCP gave nothing after TC, in a few words.
    var failure: String?
    /// Whether the header says TC=1, be the rest readable or not: a client goes on to TCP then (RFC 2181 §9).
    var isTruncated = false
    /// How long its queries were held back to keep their distance: that is no time that the resolver took.
    var heldBack = Duration.zero
}

extension Probe {
    /// What an error of the socket says: about the resolver where it speaks of the connection, else about ourselves.
    init(failing error: any Error, transport: String) {
        let code = (error as? IOError)?.errnoCode
        if error is ChannelError || code == ETIMEDOUT {
            self.init(status: .timedOut, failure: "\(transport): no connection in time")
        } else if code == ECONNREFUSED || code == ECONNRESET || code == EPIPE {
            self.init(status: .answered, failure: "\(transport) connection refused")
        } else {
            self.init(status: .harness("\(transport) to the resolver: \(error)"))
        }
    }
}

/// Our own client: asks a resolver as strictly as the protocol says, and checks everything that comes back.
final class Prober: Sendable {
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    /// Keeps queries to one server apart; nil where the servers are our own.
    private let pace: Pace?
    private let willAsk: @Sendable () -> Void

    /// The way to the resolver tells where from: an address that it lets ask by default, its own, or, into another network
    /// namespace, one that an answer finds its way back to.
    private static func anySource(for server: Destination) -> String {
        server.endpoint.address.contains(":") ? "::" : "0.0.0.0"
    }

    /// - Parameter willAsk: told of each query that has waited for its turn.
    init(pace: Pace? = nil, willAsk: @escaping @Sendable () -> Void = {}) {
        self.pace = pace
        self.willAsk = willAsk
    }

    /// Asks in the way that `view` says, for at most `cap`.
    ///
    /// - Parameter life: the resolver's, when it is ours: nothing is waited for that is gone.
    func ask(
        _ server: Destination, name: DomainName, type: RecordType, view: View, cap: Duration, life: ResolverLife? = nil
    ) async -> Probe {
        await ask(server, DNSWire.Question(name: name, type: type.code), view: view, cap: cap, life: life)
    }

    func ask(
        _ server: Destination, _ question: DNSWire.Question, view: View, cap: Duration, life: ResolverLife? = nil
    ) async -> Probe {
        let id = UInt16.random(in: .min ... .max)
        var query = Message(id: id)
        query.flags.rd = true
        query.questions = [question]
        query.edns = view.udpPayloadSize.map { EDNS(udpPayloadSize: UInt16($0)) }
        guard let octets = try? query.encoded() else {
            return Probe(status: .harness("the query for \(question.name) can't be encoded"))
        }
        var held = await waitForTurn(of: server)
        let deadline = NIODeadline.now() + TimeAmount(cap)
        var answer = await (view == .tcp ? overTCP : overUDP)(server, octets, deadline, life)
        if view == .stub, answer.isTruncated {
            let more = await waitForTurn(of: server)
            held += more
            answer = afterTruncation(answer, await overTCP(server, octets, deadline + TimeAmount(more), life))
        }
        answer.heldBack = held
        return answer
    }

    /// Waits until the server may be asked again.
    ///
    /// - Returns: how long that was.
    func waitForTurn(of server: Destination) async -> Duration {
        guard let pace, let address = Address(server.endpoint.address) else { return .zero }
        let start = ContinuousClock.now
        await pace.turn(of: ServerAddress(address))
        willAsk()
        return .now - start
    }

    /// When TCP gives nothing, TC=1 is all that a stub resolver has.
    private func afterTruncation(_ truncated: Probe, _ overTCP: Probe) -> Probe {
        if overTCP.message != nil || overTCP.status == .gone { return overTCP }
        var probe = truncated
        probe.failure = overTCP.failure ?? "TC=1, and no answer over TCP"
        return probe
    }

    /// Whether it accepts a TCP connection.
    func accepts(_ server: Destination, cap: Duration) async -> Bool {
        let bootstrap = ClientBootstrap(group: group).connectTimeout(TimeAmount(cap))
        guard
            let channel = try? await connect(
                server,
                { address in
                    bootstrap.connect(to: address)
                })
        else { return false }
        try? await channel.close()
        return true
    }

    private func overUDP(
        _ server: Destination, _ query: [UInt8], _ deadline: NIODeadline, _ life: ResolverLife?
    ) async -> Probe {
        await exchange(server, deadline, life, failure: "UDP") { address, waiter in
            DatagramBootstrap(group: self.group)
                .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 65_535))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(UDPProbeHandler(query: query, waiter: waiter))
                    }
                }
                .bind(host: Self.anySource(for: server), port: 0)
                .flatMap { channel in
                    channel.connect(to: address).map {
                        channel.pipeline.fireUserInboundEventTriggered(UDPProbeHandler.Connected())
                        return channel
                    }
                }
        }
    }

    private func overTCP(
        _ server: Destination, _ query: [UInt8], _ deadline: NIODeadline, _ life: ResolverLife?
    ) async -> Probe {
        await exchange(server, deadline, life, failure: "TCP") { address, waiter in
            ClientBootstrap(group: self.group)
                .connectTimeout(deadline - .now())
                .channelOption(.tcpOption(.tcp_nodelay), value: 1)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(TCPProbeHandler(query: query, waiter: waiter))
                    }
                }
                .connect(to: address)
        }
    }

    /// Opens a channel in the network that the server is in.
    private func connect(
        _ server: Destination, _ open: (SocketAddress) -> EventLoopFuture<any Channel>
    ) async throws -> any Channel {
        let address = try SocketAddress(ipAddress: server.endpoint.address, port: Int(server.endpoint.port))
        var opening: EventLoopFuture<any Channel>?
        // The socket is made before this returns.
        server.network.doing { opening = open(address) }
        return try await opening!.get()
    }

    /// Opens a channel, waits for its waiter, the deadline or the resolver's end, and closes it.
    private func exchange(
        _ server: Destination, _ deadline: NIODeadline, _ life: ResolverLife?, failure transport: String,
        open: (SocketAddress, ProbeWaiter) -> EventLoopFuture<any Channel>
    ) async -> Probe {
        let waiter = ProbeWaiter(group.next().makePromise(of: Probe.self))
        let timer = group.next().scheduleTask(deadline: deadline) { waiter.timeOut() }
        defer { timer.cancel() }
        do {
            let channel = try await connect(server) { open($0, waiter) }
            let probe = try await waiter.probe(during: life)
            try? await channel.close()
            return probe
        } catch {
            let failed = Probe(failing: error, transport: transport)
            waiter.succeed(failed)
            return failed
        }
    }
}
