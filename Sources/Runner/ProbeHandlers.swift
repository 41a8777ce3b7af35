internal import Conformance
internal import DNSWire
internal import NIOCore
internal import Subjects
internal import Synchronization

/// Takes the first result, and only that.
final class ProbeWaiter: Sendable {
    private let promise: EventLoopPromise<Probe>
    private let done = Atomic(false)
    private let strays = Atomic<Int>(0)

    init(_ promise: EventLoopPromise<Probe>) {
        self.promise = promise
    }

    /// What comes, or that the resolver is gone.
    func probe(during life: ResolverLife?) async throws -> Probe {
        guard let life else { return try await promise.futureResult.get() }
        return try await life.noticing(
            { self.succeed(Probe(status: .gone)) }, { try await self.promise.futureResult.get() })
    }

    /// Something came that answers another question, and is to be ignored.
    func noteStray() { strays.add(1, ordering: .relaxed) }

    func timeOut() {
        let strays = strays.load(ordering: .relaxed)
        let failure = strays > 0 ? "nothing but answers with another ID or to another question" : nil
        succeed(Probe(status: .timedOut, failure: failure))
    }

    func succeed(_ probe: Probe) {
        if done.exchange(true, ordering: .relaxed) == false { promise.succeed(probe) }
    }
}

/// A response to `query`, or nil for octets that answer something else and are to be ignored (RFC 5452 §9.1).
private func readResponse(_ octets: [UInt8], to query: [UInt8]) -> Probe? {
    guard octets.count >= 12, octets[0...1] == query[0...1] else { return nil }
    let isTruncated = octets[2] & 0x02 != 0
    do {
        let message = try StrictMessage(reading: octets)
        let asked = try StrictMessage(reading: query)
        guard message.flags.qr, message.questions == asked.questions else { return nil }
        return Probe(status: .answered, message: message, isTruncated: isTruncated)
    } catch  where isTruncated && octets[2] & 0x80 != 0 {
        // What is cut in a message that says so is of no account.
        return Probe(status: .answered, isTruncated: true)
    } catch {
        return Probe(status: .unreadable(error.description))
    }
}

/// Asks over UDP, and again after 5 and 10 seconds as stub resolvers do.
final class UDPProbeHandler: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias OutboundOut = ByteBuffer

    private static let retryAfter = TimeAmount.seconds(5)

    private let query: [UInt8]
    private let waiter: ProbeWaiter
    private var retry: RepeatedTask?

    init(query: [UInt8], waiter: ProbeWaiter) {
        self.query = query
        self.waiter = waiter
    }

    /// A datagram channel is active once it is bound, and can send only when it is connected: whoever connects it says so.
    struct Connected: Sendable {}

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is Connected else { return }
        let loopBound = NIOLoopBound(context, eventLoop: context.eventLoop)
        let query = query
        retry = context.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: Self.retryAfter) { _ in
            let context = loopBound.value
            context.writeAndFlush(NIOAny(ByteBuffer(bytes: query)), promise: nil)
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if let probe = readResponse(Array(unwrapInboundIn(data).data.readableBytesView), to: query) {
            waiter.succeed(probe)
        } else {
            waiter.noteStray()
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        retry?.cancel()
        waiter.succeed(Probe(status: .timedOut, failure: "UDP: closed"))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        var probe = Probe(failing: error, transport: "UDP")
        // ICMP says that nothing listens: waiting longer is of no use.
        if case .answered = probe.status { probe.status = .gone }
        waiter.succeed(probe)
    }
}

/// Asks over TCP, and takes the first frame (RFC 1035 §4.2.2).
final class TCPProbeHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let query: [UInt8]
    private let waiter: ProbeWaiter
    private var received = ByteBuffer()

    init(query: [UInt8], waiter: ProbeWaiter) {
        self.query = query
        self.waiter = waiter
    }

    func channelActive(context: ChannelHandlerContext) {
        var frame = ByteBuffer(integer: UInt16(query.count))
        frame.writeBytes(query)
        context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var part = unwrapInboundIn(data)
        received.writeBuffer(&part)
        guard let frame = received.readLengthPrefixedSlice(as: UInt16.self) else { return }
        waiter.succeed(
            readResponse(Array(frame.readableBytesView), to: query)
                ?? Probe(status: .unreadable("an answer over TCP to another question")))
    }

    func channelInactive(context: ChannelHandlerContext) {
        waiter.succeed(Probe(status: .answered, failure: "TCP closed without an answer"))
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        waiter.succeed(Probe(failing: error, transport: "TCP"))
        context.close(promise: nil)
    }
}
