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

    @Test func `a query that never ends is waited for no longer than an idle connection`() throws {
        let channel = try channel(Bench())
        let seconds = TCPService.idleTime.nanoseconds / 1_000_000_000
        let frame = try frames(1)
        for octet in frame.prefix(Int(seconds) - 1) {
            try channel.writeInbound(ByteBuffer(bytes: [octet]))
            channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        }
        #expect(channel.isActive)
        channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(!channel.isActive)
    }

    @Test func `each query has its own time to come whole`() throws {
        let channel = try channel(Bench())
        let frame = try frames(1)
        for _ in 0..<4 {
            try channel.writeInbound(ByteBuffer(bytes: frame.prefix(20)))
            channel.embeddedEventLoop.advanceTime(by: TCPService.idleTime - .seconds(1))
            // Its end, and the next one's beginning.
            try channel.writeInbound(ByteBuffer(bytes: frame.dropFirst(20) + frame.prefix(20)))
            channel.embeddedEventLoop.advanceTime(by: TCPService.idleTime - .seconds(1))
            try channel.writeInbound(ByteBuffer(bytes: frame.dropFirst(20)))
        }
        channel.embeddedEventLoop.advanceTime(by: TCPService.idleTime)
        #expect(channel.isActive)
        #expect(try output(of: channel).count == 8 * (2 + 64 + 3 * 16))
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

    @Test func `a slow answer stands still until its time has come, and what is behind it waits`() throws {
        let bench = try Bench()
        let channel = try channel(bench)
        let slow = try Query("tcp-slow", count: 40).octets
        try channel.writeInbound(ByteBuffer(bytes: TCPClient.frame(slow) + frames(1)))
        let first = try output(of: channel)
        #expect(first.count > 300 && first.count < 400)
        #expect((channel.options.last { $0.option is ChannelOptions.Types.AutoReadOption })?.value as? Bool == false)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(1249))
        #expect(try output(of: channel).isEmpty)
        channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        let expected = try TCPClient.frame(bench.octets(to: slow, over: .tcp)) + whole(frames(1), bench)
        #expect(try first + output(of: channel) == expected)
        #expect((channel.options.last { $0.option is ChannelOptions.Types.AutoReadOption })?.value as? Bool == true)
    }

    @Test func `a client that leaves in a pause does no harm`() throws {
        let channel = try channel(Bench())
        try channel.writeInbound(ByteBuffer(bytes: TCPClient.frame(Query("tcp-slow", count: 40).octets)))
        let before = try output(of: channel)
        _ = try channel.finish(acceptAlreadyClosed: true)
        channel.embeddedEventLoop.advanceTime(by: .seconds(2))
        #expect(try !before.isEmpty && output(of: channel).isEmpty)
    }

    @Test(arguments: [0, 1, 8, 9, 40, 4000])
    func `a split answer begins with one octet, and its pieces make the whole`(count: Int) throws {
        let bench = try Bench()
        let channel = try channel(bench)
        let query = try Query("tcp-split", count: count).octets
        try channel.writeInbound(ByteBuffer(bytes: TCPClient.frame(query)))
        var pieces: [[UInt8]] = []
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) {
            pieces.append(Array(buffer.readableBytesView))
        }
        let message = try bench.octets(to: query, over: .tcp)
        #expect(pieces.flatMap { $0 } == TCPClient.frame(message))
        #expect(pieces[0].count == 1)
        #expect(pieces.dropFirst().dropLast().allSatisfy { $0.count == max(8, message.count / 64) })
    }
}
