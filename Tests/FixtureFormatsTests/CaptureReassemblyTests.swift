import DNSWire
import FixtureFormats
import Testing

/// What the network does to packets is undone.
@Suite struct CaptureReassemblyTests {
    private static func large() throws -> Conversation {
        .init(
            udp: try CaptureSamples.datagrams(.init(try CaptureSamples.response(400))),
            tcp: try CaptureSamples.accepted([CaptureSamples.framed(try CaptureSamples.response(4092))]))
    }

    private static func packets() throws -> PcapPackets { PcapPackets(try CaptureSamples.pcap(try large())) }

    private func expectSame(_ packets: PcapPackets, _ note: Comment? = nil) throws {
        let capture = try Capture(reading: packets.octets(linkType: 101))
        #expect(capture.exchanges.map(\.conversation) == [try Self.large()], note)
        #expect(capture.notes.isEmpty, note)
    }

    @Test func `IPv4 fragments are put together, in any order`() throws {
        for size in [8, 512, 1480] {
            try expectSame(try Self.packets().fragmented(size), "\(size)")
            try expectSame(try Self.packets().fragmented(size, reversed: true), "\(size)")
        }
    }

    @Test func `IPv6 fragments are put together`() throws {
        for size in [16, 1232] { try expectSame(try Self.packets().overIPv6(fragments: size), "\(size)") }
    }

    @Test func `fragments that were captured twice are taken once`() throws {
        var packets = try Self.packets().fragmented(1480)
        packets.packets = packets.packets.flatMap { [$0, $0] }
        let capture = try Capture(reading: packets.octets(linkType: 101))
        #expect(capture.exchanges.map(\.conversation) == [try Self.large()])
    }

    @Test func `a datagram without one of its fragments is left out, with a note`() throws {
        var packets = try Self.packets().fragmented(1480)
        packets.packets.remove(at: 3)
        let capture = try Capture(reading: packets.octets(linkType: 101))
        #expect(capture.exchanges.first?.conversation.udp?.responses == [])
        #expect(capture.notes == ["1 datagram whose IP fragments didn't all come"])
    }

    @Test func `fragments that overlap make their datagram void`() throws {
        var packets = try Self.packets().fragmented(1480)
        var overlapping = packets.packets[2]
        overlapping.octets[7] -= 1
        packets.packets.insert(overlapping, at: 2)
        let capture = try Capture(reading: packets.octets(linkType: 101))
        #expect(capture.exchanges.first?.conversation.udp?.responses == [])
        #expect(capture.notes.contains { $0.contains("fragments that overlap") }, "\(capture.notes)")
    }

    @Test func `TCP segments are put in order`() throws {
        var random = CaptureNoise(state: 5)
        for _ in 0..<10 {
            var packets = try Self.packets()
            // Query, response, SYN and its answer first, and the end last.
            let middle = packets.packets[7..<(packets.packets.count - 3)].shuffled(using: &random)
            packets.packets.replaceSubrange(7..<(packets.packets.count - 3), with: middle)
            try expectSame(packets)
        }
    }

    @Test func `TCP segments that came twice are taken once`() throws {
        var packets = try Self.packets()
        packets.packets = packets.packets.prefix(2) + packets.packets.dropFirst(2).flatMap { [$0, $0] }
        try expectSame(packets)
    }

    @Test func `a lost TCP segment ends the stream, with a note`() throws {
        var packets = try Self.packets()
        let index = try #require(packets.packets.lastIndex { $0.octets.count == 1500 })
        packets.packets.remove(at: index)
        let exchange = try #require(try Capture(reading: packets.octets(linkType: 101)).exchanges.first)
        #expect(exchange.notes == ["octets are missing of what the server sent over TCP"])
        let tcp = try #require(exchange.conversation.tcp)
        #expect(tcp.stream.count % 1460 == 0 && !tcp.stream.isEmpty)
        #expect(try Self.large().tcp?.stream.starts(with: tcp.stream) == true)
    }

    @Test func `sequence numbers may begin anew at zero`() throws {
        var packets = try Self.packets()
        for index in packets.packets.indices where packets.packets[index].octets[9] == 6 {
            // The server's numbers begin 3000 octets before the end of their space.
            let isServers = packets.packets[index].octets[12..<16] == [192, 0, 2, 53]
            let field = isServers ? 24 : 28
            let number = packets.packets[index].octets[field..<(field + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            guard number != 0 else { continue }
            let moved = number &- 2_000_000_001 &- 3000
            packets.packets[index].octets.replaceSubrange(field..<(field + 4), with: PcapPackets.uint32(Int(moved)))
        }
        try expectSame(packets)
    }
}
