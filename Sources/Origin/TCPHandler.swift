internal import Conformance
internal import NIOCore

/// Takes the frames of one connection (RFC 1035 §4.2.2) and answers each, with one write for all that came together.
final class TCPHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let prefixLength = 2
    /// Octets after which a write is not made any larger.
    private static let largestWrite = 1 << 18

    private let responder: Responder
    private let role: Role
    private var destination: UInt32 = 0
    /// Reused as soon as its last content has left.
    private var output = ByteBuffer()
    /// What came and is not answered yet.
    private var waiting = ByteBuffer()

    init(responder: Responder, role: Role) {
        self.responder = responder
        self.role = role
    }

    func channelActive(context: ChannelHandlerContext) {
        destination = (context.localAddress?.ipAddress).flatMap(IPv4.number) ?? 0
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var input = unwrapInboundIn(data)
        waiting.writeBuffer(&input)
        answerWaiting(context)
    }

    /// A client that asks and doesn't read is asked to wait: what it asked already is kept, and no more is taken.
    func channelWritabilityChanged(context: ChannelHandlerContext) {
        context.channel.setOption(.autoRead, value: context.channel.isWritable).whenFailure { _ in }
        answerWaiting(context)
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    /// Answers as long as the client reads.
    private func answerWaiting(_ context: ChannelHandlerContext) {
        while context.channel.isWritable, answerFrames() {
            context.writeAndFlush(wrapOutboundOut(output), promise: nil)
        }
        waiting.discardReadBytes()
    }

    /// Writes the answers to the whole frames that wait, up to a bound, into the output.
    ///
    /// - Returns: whether there was something to answer.
    private func answerFrames() -> Bool {
        output.clear()
        let consumed = waiting.withUnsafeReadableBytes { octets in
            var position = 0
            while output.readableBytes < Self.largestWrite, let query = octets.frame(at: position) {
                append(answerTo: query)
                position += Self.prefixLength + query.count
            }
            return position
        }
        waiting.moveReaderIndex(forwardBy: consumed)
        return output.readableBytes > 0
    }

    private func append(answerTo query: UnsafeRawBufferPointer) {
        let asking = Responder.Asking(query: query, transport: .tcp, destination: destination, role: role)
        let answer = responder.answer(to: asking)
        let room = Self.prefixLength + responder.room(for: answer)
        output.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { space in
            let message = UnsafeMutableRawBufferPointer(rebasing: space[Self.prefixLength...])
            let length = responder.write(answer, to: asking, into: message)
            guard length > 0 else { return 0 }
            space.storeBytes(of: UInt16(length).bigEndian, as: UInt16.self)
            return Self.prefixLength + length
        }
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
