import NIOCore
import NIOHTTP1
import NIOPosix

/// An HTTP server on this machine, asked by one connection for each request. Foundation's client on Linux refuses the
/// headers of chromedriver.
struct LocalServer: Sendable {
    let port: Int

    private typealias Client = NIOAsyncChannel<HTTPClientResponsePart, HTTPClientRequestPart>

    /// The body of the answer, whatever its status.
    func answer(to method: HTTPMethod, _ path: String, body: [UInt8]) async throws -> [UInt8] {
        let client: Client = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHTTPClientHandlers()
                    return try Client(wrappingChannelSynchronously: channel)
                }
            }
        let head = HTTPRequestHead(version: .http1_1, method: method, uri: path, headers: headers(for: body))
        return try await client.executeThenClose { inbound, outbound in
            try await outbound.write(.head(head))
            try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: body))))
            try await outbound.write(.end(nil))
            return try await Self.body(of: inbound)
        }
    }

    private func headers(for body: [UInt8]) -> HTTPHeaders {
        [
            "Host": "127.0.0.1:\(port)", "Content-Type": "application/json; charset=utf-8",
            "Content-Length": "\(body.count)", "Connection": "close",
        ]
    }

    private static func body(of parts: NIOAsyncChannelInboundStream<HTTPClientResponsePart>) async throws -> [UInt8] {
        var octets: [UInt8] = []
        for try await part in parts {
            switch part {
            case .head: break
            case .body(let buffer): octets += buffer.readableBytesView
            case .end: return octets
            }
        }
        return octets
    }
}
