import Conformance
import DNSWire
import NIOCore
import NIOEmbedded
import Testing

@testable import Origin

/// The frames of one connection without a socket: every way of cutting them is tried.
@Suite struct TCPHandlerTests {
    private func channel(_ bench: Bench) throws -> EmbeddedChannel {
        let channel = EmbeddedChannel(handler: TCPHandler(responder: bench.responder, role: .origin))
        try channel.connect(to: NIOCore.SocketAddress(ipAddress: "127.0.0.1", port: 53)).wait()
        return channel
    }

    private func frames(_ count: Int) throws -> [UInt8] {
        try (0..<count).flatMap {
            var query = try Query("clean", count: 3)
            query.id = UInt16($0)
            return TCPClient.frame(try query.octets)
        }
    }

    private func output(of channel: EmbeddedChannel) throws -> [UInt8] {
        var octets: [UInt8] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { octets += Array(buffer.readableBytesView) }
        return octets
    }

    private func whole(_ frames: [UInt8], _ bench: Bench) throws -> [UInt8] {
        let channel = try channel(bench)
        try channel.writeInbound(ByteBuffer(bytes: frames))
        return try output(of: channel)
    }

    @Test func `wherever the octets are cut in two, the answers are the same`() throws {
        let bench = try Bench()
        let frames = try frames(2)
        let expected = try whole(frames, bench)
        #expect(expected.count == 2 * (2 + 64 + 3 * 16))
        for cut in frames.indices {
            let channel = try channel(bench)
            try channel.writeInbound(ByteBuffer(bytes: frames[..<cut]))
            try channel.writeInbound(ByteBuffer(bytes: frames[cut...]))
            #expect(try output(of: channel) == expected, "cut at \(cut)")
        }
    }

    @Test func `octets one by one get the same answers`() throws {
        let bench = try Bench()
        let frames = try frames(3)
        let channel = try channel(bench)
        for octet in frames { try channel.writeInbound(ByteBuffer(bytes: [octet])) }
        #expect(try output(of: channel) == whole(frames, bench))
    }

    @Test func `queries that come together are answered in one write`() throws {
        let channel = try channel(Bench())
        try channel.writeInbound(ByteBuffer(bytes: frames(50)))
        let buffer = try #require(try channel.readOutbound(as: ByteBuffer.self))
        #expect(buffer.readableBytes == 50 * (2 + 64 + 3 * 16))
        #expect(try channel.readOutbound(as: ByteBuffer.self) == nil)
    }

    @Test func `what gets no answer leaves no trace in the output`() throws {
        let bench = try Bench()
        let silent = TCPClient.frame([]) + TCPClient.frame([1]) + TCPClient.frame([UInt8](repeating: 0xFF, count: 40))
        let frames = try frames(1)
        #expect(try whole(silent, bench).isEmpty)
        #expect(try whole(silent + frames + silent, bench) == whole(frames, bench))
    }

    @Test func `a client that doesn't read is not read from`() throws {
        let channel = try channel(Bench())
        for isWritable in [false, true] {
            channel.isWritable = isWritable
            channel.pipeline.fireChannelWritabilityChanged()
            let autoRead = channel.options.last { $0.option is ChannelOptions.Types.AutoReadOption }
            #expect(autoRead?.value as? Bool == isWritable)
        }
    }
}
