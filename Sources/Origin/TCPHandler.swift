internal import Conformance
internal import DNSWire
internal import FixtureFormats
internal import Glibc
internal import NIOCore

/// Takes the frames of one connection (RFC 1035 §4.2.2) and answers each, with one write for all that came together.
final class TCPHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let prefixLength = 2
    /// Octets after which a write is not made any larger.
    private static let largestWrite = 1 << 18

    private let responder: Responder
    private let keeper: Guard?
    private let role: Role
    private let idleTime: TimeAmount
    private var destination: UInt32 = 0
    /// Who is at the other end; nil until the connection stands.
    private var asker: Address?
    /// Reused as soon as its last content has left.
    private var output = ByteBuffer()
    /// What came and is not answered yet.
    private var waiting = ByteBuffer()
    /// A frame that doesn't simply leave, and for which nothing behind it is answered.
    private var unusual: UnusualFrame?
    private var state = State.answering
    /// Closes the connection of a client that never ends a query.
    private var deadline: Scheduled<Void>?

    private enum State {
        case answering
        /// A frame is on its way by and by.
        case pausing
        /// Nothing more is answered on this connection.
        case ended
    }

    /// - Parameter idleTime: how long a query that has begun may take to come whole; octets that come one by one keep no
    ///   connection open (RFC 7766 §6.2.3 counts whole messages).
    init(responder: Responder, keeper: Guard? = nil, role: Role, idleTime: TimeAmount = TCPService.idleTime) {
        self.responder = responder
        self.keeper = keeper
        self.role = role
        self.idleTime = idleTime
    }

    func channelActive(context: ChannelHandlerContext) {
        destination = (context.localAddress?.ipAddress).flatMap(IPv4.number) ?? 0
        asker = context.remoteAddress?.ipAddress.flatMap(Address.init)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard state != .ended else { return }
        var input = unwrapInboundIn(data)
        waiting.writeBuffer(&input)
        answerWaiting(context)
    }

    /// A query that comes behind one that was answered has its own time.
    private func awaitWholeQuery(_ context: ChannelHandlerContext, isNew: Bool) {
        if isNew {
            deadline?.cancel()
            deadline = nil
        }
        guard waiting.readableBytes > 0, deadline == nil else { return }
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: idleTime) { context.close(promise: nil) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        deadline?.cancel()
        context.fireChannelInactive()
    }

    /// A client that asks and doesn't read is asked to wait: what it asked already is kept, and no more is taken.
    func channelWritabilityChanged(context: ChannelHandlerContext) {
        readOnlyWhileAnswering(context)
        answerWaiting(context)
        context.fireChannelWritabilityChanged()
    }

    private func readOnlyWhileAnswering(_ context: ChannelHandlerContext) {
        let reads = context.channel.isWritable && state != .pausing
        context.channel.setOption(.autoRead, value: reads).whenFailure { _ in }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// Answers as long as the client reads.
    private func answerWaiting(_ context: ChannelHandlerContext) {
        let received = waiting.readableBytes
        while state == .answering, context.channel.isWritable, answerFrames() {
            if output.readableBytes > 0 { context.writeAndFlush(wrapOutboundOut(output), promise: nil) }
            if let frame = unusual {
                unusual = nil
                send(frame, context)
            }
        }
        awaitWholeQuery(context, isNew: waiting.readableBytes < received)
        waiting.discardReadBytes()
    }

    /// Writes the answers to the whole frames that wait, up to a bound or an unusual one, into the output.
    ///
    /// - Returns: whether there was something to answer.
    private func answerFrames() -> Bool {
        output.clear()
        let consumed = waiting.withUnsafeReadableBytes { octets in
            var position = 0
            while unusual == nil, output.readableBytes < Self.largestWrite, let query = octets.frame(at: position) {
                answer(query)
                position += Self.prefixLength + query.count
            }
            return position
        }
        waiting.moveReaderIndex(forwardBy: consumed)
        return output.readableBytes > 0 || unusual != nil
    }

    private func answer(_ query: UnsafeRawBufferPointer) {
        let asking = Responder.Asking(query: query, transport: .tcp, destination: destination, role: role)
        if let keeper, let asker { return answer(.init(asking: asking, asker: asker), by: keeper) }
        let answer = responder.answer(to: asking)
        let delivery = answer.delivery
        if delivery == .whole { return append(answer, asking, to: &output) }
        var frame = ByteBuffer()
        append(answer, asking, to: &frame)
        unusual = UnusualFrame(delivery: delivery, octets: frame)
    }

    private func answer(_ call: Guard.Call, by keeper: Guard) {
        var frame = ByteBuffer()
        var delivery = AnswerPlan.Delivery.whole
        frame.writeWithUnsafeMutableBytes(minimumWritableBytes: Self.prefixLength + AnswerPlan.largestMessage) {
            space in
            let message = UnsafeMutableRawBufferPointer(rebasing: space[Self.prefixLength...])
            let reply = keeper.reply(to: call, into: message)
            delivery = reply.delivery
            return space.prefixLength(reply.length)
        }
        if delivery == .whole {
            output.writeBuffer(&frame)
        } else {
            unusual = UnusualFrame(delivery: delivery, octets: frame)
        }
    }

    private func append(_ answer: Responder.Answer, _ asking: Responder.Asking, to buffer: inout ByteBuffer) {
        if case .recorded(let recorded) = answer {
            buffer.writeBytes(recorded.stream)
            return
        }
        let room = Self.prefixLength + responder.room(for: answer)
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { space in
            let message = UnsafeMutableRawBufferPointer(rebasing: space[Self.prefixLength...])
            let length = responder.write(answer, to: asking, into: message)
            return space.prefixLength(length)
        }
    }
}

// MARK: Unusual frames

extension TCPHandler {
    private func send(_ frame: UnusualFrame, _ context: ChannelHandlerContext) {
        switch frame.delivery {
        case .whole: context.writeAndFlush(wrapOutboundOut(frame.octets), promise: nil)
        case .reset: reset(context)
        case .half: sendHalf(frame, context)
        case .pieces(let borders, let ending): send(frame.pieces(endingAt: borders), then: ending, context)
        case .segments(let slow):
            let segments = frame.segments
            if slow { sendSlowly(segments, context) } else { send(segments, context) }
        }
    }

    /// Closes with RST instead of FIN.
    private func reset(_ context: ChannelHandlerContext) {
        state = .ended
        // On the event loop an option is set before the call returns.
        (context.channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
            .whenFailure { _ in }
        context.close(promise: nil)
    }

    private func send(
        _ pieces: [ByteBuffer], then ending: Conversation.Connection.Ending, _ context: ChannelHandlerContext
    ) {
        send(pieces.dropLast(), context)
        let isSent = context.eventLoop.makePromise(of: Void.self)
        if let last = pieces.last {
            context.writeAndFlush(wrapOutboundOut(last), promise: isSent)
        } else {
            isSent.succeed()
        }
        switch ending {
        case .client: break
        case .server:
            state = .ended
            context.close(mode: .output, promise: nil)
        case .reset:
            state = .ended
            // Reset at once, the connection would take along what has not left yet.
            let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            isSent.futureResult.whenComplete { _ in loopBound.value.0.reset(loopBound.value.1) }
        }
    }

    private func sendHalf(_ frame: UnusualFrame, _ context: ChannelHandlerContext) {
        state = .ended
        context.writeAndFlush(wrapOutboundOut(frame.half), promise: nil)
        // Only our side ends: closed as a whole, the connection would be reset when more queries wait unread.
        context.close(mode: .output, promise: nil)
    }

    private func send(_ segments: some Sequence<ByteBuffer>, _ context: ChannelHandlerContext) {
        for segment in segments { context.writeAndFlush(wrapOutboundOut(segment), promise: nil) }
    }

    /// The second half comes after a pause, in which nothing else of this connection is read or answered.
    private func sendSlowly(_ segments: [ByteBuffer], _ context: ChannelHandlerContext) {
        let middle = segments.count / 2
        send(segments[..<middle], context)
        state = .pausing
        readOnlyWhileAnswering(context)
        context.eventLoop.assumeIsolated().scheduleTask(in: UnusualFrame.pause) {
            guard self.state == .pausing, context.channel.isActive else { return }
            self.state = .answering
            self.send(segments[middle...], context)
            self.readOnlyWhileAnswering(context)
            self.answerWaiting(context)
        }
    }
}

extension UnsafeMutableRawBufferPointer {
    /// Writes a message's length in front of it.
    ///
    /// - Returns: the octets of both; 0 where there is no message.
    fileprivate func prefixLength(_ length: Int) -> Int {
        guard length > 0 else { return 0 }
        storeBytes(of: UInt16(length).bigEndian, as: UInt16.self)
        return 2 + length
    }
}

extension UnsafeRawBufferPointer {
    /// The message whose length prefix is at `position` (RFC 1035 §4.2.2); nil until it is whole.
    fileprivate func frame(at position: Int) -> UnsafeRawBufferPointer? {
        guard count - position >= 2 else { return nil }
        let length = Int(UInt16(bigEndian: loadUnaligned(fromByteOffset: position, as: UInt16.self)))
        guard count - position - 2 >= length else { return nil }
        return UnsafeRawBufferPointer(rebasing: self[(position + 2)..<(position + 2 + length)])
    }
}
