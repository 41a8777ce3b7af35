internal import Conformance
internal import NIOCore
internal import NIOPosix

/// Answers TCP queries (RFC 7766): any number of connections, any number of queries in each.
struct TCPService: Sendable {
    let group: MultiThreadedEventLoopGroup
    let responder: Responder
    /// Decides what the Internet gets; nil where everybody gets everything.
    var keeper: Guard?

    /// A connection on which nothing is asked for this long is closed (RFC 7766 §6.2.3).
    static let idleTime = TimeAmount.seconds(30)

    /// Listens at an address; `onConnect` is told of each connection.
    ///
    /// - Throws: `OriginError` when the address and port can't be had.
    func listen(
        address: String, port: Int, role: Role, fault: Fault.TCPFault?, connections: Connections? = nil,
        in network: NetworkEntry? = nil,
        onConnect: @escaping @Sendable (Exchange.Action) -> Void
    ) async throws -> any Channel {
        let (responder, keeper) = (responder, keeper)
        let idleTime = keeper.map { TimeAmount.seconds(Int64($0.settings.idleSeconds)) } ?? Self.idleTime
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try keeper?.admit(channel)
                    connections?.add(channel)
                    onConnect(.connected)
                    let handler: any ChannelHandler =
                        fault == .eof
                        ? EndOfFileHandler { onConnect(.closed) }
                        : TCPHandler(responder: responder, keeper: keeper, role: role, idleTime: idleTime)
                    try channel.pipeline.syncOperations.addHandlers(
                        IdleStateHandler(readTimeout: idleTime), handler)
                }
            }
        do {
            var bound: EventLoopFuture<any Channel>?
            // The socket is made before this returns.
            network.doing { bound = bootstrap.bind(host: address, port: port) }
            return try await bound!.get()
        } catch let error as IOError {
            throw OriginError("TCP \(address):\(port)", errno: error.errnoCode)
        } catch {
            throw OriginError("TCP \(address):\(port): \(error)")
        }
    }
}
