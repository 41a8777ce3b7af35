internal import Conformance
internal import NIOCore

/// Takes the frames of one connection (RFC 1035 §4.2.2) and answers each, with one write for all that came together.
final class TCPHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private static let prefixLength = 2
    private static let largestMessage = 65_535

    private let responder: Responder
    private let role: Role
    private var destination: UInt32 = 0
    /// Reused as soon as its last content has left.
    private var output = ByteBuffer()
    private var waiting: ByteBuffer?

    init(responder: Responder, role: Role) {
        self.responder = responder
        self.role = role
    }

    func channelActive(context: ChannelHandlerContext) {
        destination = (context.localAddress?.ipAddress).flatMap(IPv4.number) ?? 0
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var input = unwrapInboundIn(data)
        if var earlier = waiting {
            earlier.writeBuffer(&input)
            input = earlier
            waiting = nil
        }
        answerFrames(of: &input, context: context)
        if input.readableBytes > 0 { waiting = input.slice() }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        context.flush()
    }

    /// A client that asks and never reads is asked to wait: no more than the high-water mark is kept for it.
    func channelWritabilityChanged(context: ChannelHandlerContext) {
        context.channel.setOption(.autoRead, value: context.channel.isWritable).whenFailure { _ in }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func answerFrames(of input: inout ByteBuffer, context: ChannelHandlerContext) {
        output.clear()
        while let frame = input.readLengthPrefixedSlice(as: UInt16.self) {
            append(answerTo: frame)
        }
        if output.readableBytes > 0 { context.write(wrapOutboundOut(output), promise: nil) }
    }

    private func append(answerTo frame: ByteBuffer) {
        let start = output.writerIndex
        output.writeInteger(UInt16(0))
        let length = frame.withUnsafeReadableBytes { query in
            let asking = Responder.Asking(query: query, transport: .tcp, destination: destination, role: role)
            return output.writeWithUnsafeMutableBytes(minimumWritableBytes: responder.room(for: asking)) {
                responder.respond(to: asking, into: $0)
            }
        }
        if length == 0 {
            output.moveWriterIndex(to: start)
        } else {
            output.setInteger(UInt16(length), at: start)
        }
    }
}
