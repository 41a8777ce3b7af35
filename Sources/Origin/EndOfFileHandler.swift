internal import NIOCore

/// Says that nothing more comes as soon as something was asked.
///
/// Not any sooner: over a real network the query is on its way before the FIN can arrive, and here it would be a race that a
/// client wins or loses by chance. And no more than that: a connection closed as a whole would be reset by what comes later.
final class EndOfFileHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let willClose: () -> Void
    private var isClosed = false

    init(willClose: @escaping () -> Void) {
        self.willClose = willClose
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosed else { return }
        isClosed = true
        willClose()
        context.close(mode: .output, promise: nil)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event is IdleStateHandler.IdleStateEvent { context.close(promise: nil) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
