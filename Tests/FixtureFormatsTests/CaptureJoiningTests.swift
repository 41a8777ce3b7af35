import DNSWire
import FixtureFormats
import Testing

/// Queries and what belongs to them.
@Suite struct CaptureJoiningTests {
    @Test func `a query that is sent again counts once, and so does its answer`() throws {
        let response = Conversation.Response(try CaptureSamples.response(3))
        let conversation = Conversation(udp: try CaptureSamples.datagrams(response))
        var packets = PcapPackets(try CaptureSamples.pcap(conversation))
        packets.packets = [packets.packets[0], packets.packets[0], packets.packets[1], packets.packets[1]]
        let capture = try Capture(reading: packets.octets(linkType: 101))
        #expect(capture.exchanges.map(\.conversation) == [conversation])
    }

    @Test func `exchanges of several clients stand in order of time`() throws {
        let shapes = try CaptureShape.all.filter { $0.conversation.udp != nil }
        var packets = PcapPackets(try CaptureSamples.pcap(.init()))
        for (index, shape) in shapes.enumerated() {
            for packet in PcapPackets(try CaptureSamples.pcap(shape.conversation)).packets {
                var octets = packet.octets
                for field in [12, 16] where octets[field..<(field + 4)] == [192, 0, 2, 1] {
                    octets[field + 3] = UInt8(100 + index)
                }
                packets.packets.append((packet.microseconds + index, octets))
            }
        }
        packets.packets.sort { $0.microseconds < $1.microseconds }
        let capture = try Capture(reading: packets.octets(linkType: 101))
        #expect(capture.exchanges.map(\.client.address) == shapes.indices.map { "192.0.2.\(100 + $0)" })
        #expect(capture.exchanges.map(\.conversation) == shapes.map(\.conversation))
    }

    @Test func `a connection that comes long after stands alone`() throws {
        let udp = Conversation(udp: try CaptureSamples.datagrams(.init(try CaptureSamples.response(3))))
        let tcp = Conversation(
            tcp: try CaptureSamples.accepted([CaptureSamples.framed(try CaptureSamples.response(3))]))
        for (pause, expected) in [(1_000_000, 1), (60_000_000, 2)] {
            var packets = PcapPackets(try CaptureSamples.pcap(udp))
            let later = PcapPackets(try CaptureSamples.pcap(tcp)).packets
            packets.packets += later.map { ($0.microseconds + pause, $0.octets) }
            #expect(try Capture(reading: packets.octets(linkType: 101)).exchanges.count == expected)
        }
    }

    @Test func `several messages on one connection are told apart`() throws {
        let names = ["one.example.", "two.example.", "three.example."]
        let queries = try names.enumerated().map { try CaptureSamples.query($1, id: UInt16($0)) }
        let responses = try names.enumerated().map { try CaptureSamples.response($0 + 1, $1, id: UInt16($0)) }
        // The first query's frame is our writer's; the others follow it as if they were part of the same write.
        let query = queries[0] + CaptureSamples.framed(queries[1]) + CaptureSamples.framed(queries[2])
        let answers = [responses[1], responses[0], responses[2]].map(CaptureSamples.framed)
        let written = Conversation(
            tcp: .init(opening: .accepted, query: query, segments: answers, ending: .server))
        let packets = Self.withLength(queries[0].count, PcapPackets(try CaptureSamples.pcap(written)))
        let capture = try Capture(reading: packets.octets(linkType: 101))
        #expect(capture.exchanges.map(\.conversation.tcp?.query) == queries)
        #expect(capture.exchanges.map(\.conversation.tcp?.message) == responses)
        #expect(capture.exchanges.map(\.conversation.tcp?.ending) == [.client, .client, .server])
        #expect(capture.exchanges.map { $0.question?.name.description } == names)
    }

    /// The client's first length prefix, set to what it would be if more messages followed.
    private static func withLength(_ length: Int, _ packets: PcapPackets) -> PcapPackets {
        var result = packets
        guard let index = packets.packets.firstIndex(where: { $0.octets.count > 44 }) else { return packets }
        result.packets[index].octets.replaceSubrange(40..<42, with: PcapPackets.uint16(length))
        return result
    }

    @Test func `what is unreadable is kept when addresses, ports and ID match`() throws {
        let garbage = Conversation.Response([0x42, 0x42] + [UInt8](repeating: 0xFF, count: 40))
        let conversation = Conversation(udp: try CaptureSamples.datagrams(garbage))
        #expect(try Capture(reading: CaptureSamples.pcap(conversation)).exchanges.first?.conversation == conversation)
    }

    @Test func `a response that fits no query is counted`() throws {
        let stranger = Conversation.Response(
            try CaptureSamples.response(1, "other.example.", id: 7), isForeign: true)
        let conversation = Conversation(udp: try CaptureSamples.datagrams(stranger))
        let capture = try Capture(reading: CaptureSamples.pcap(conversation))
        #expect(capture.exchanges.first?.conversation.udp?.responses == [])
        #expect(capture.notes == ["1 response whose query isn't there"])
    }

    @Test func `another port is found by what goes there, or taken when it is named`() throws {
        for shape in try CaptureShape.all where shape.description == "answered" || shape.description == "TCP: in pieces"
        {
            let moved = Self.moved(try CaptureSamples.pcap(shape.conversation), to: 5353)
            let found = try Capture(reading: moved)
            #expect(found.exchanges.map(\.conversation) == [shape.conversation])
            #expect(found.exchanges.first?.server.port == 5353)
            #expect(found.notes == ["nothing on port 53: port 5353 is taken instead"])
            let named = try Capture(reading: moved, ports: [5353])
            #expect(named.exchanges == found.exchanges)
            #expect(named.notes.isEmpty)
            #expect(try Capture(reading: moved, ports: [54]).exchanges == found.exchanges)
        }
    }

    @Test func `other traffic is passed over and counted`() throws {
        let moved = Self.moved(
            try CaptureSamples.pcap(.init(udp: try CaptureSamples.datagrams())), to: 443)
        let capture = try Capture(reading: moved)
        #expect(capture.exchanges.isEmpty)
        #expect(capture.notes == ["1 packet from and to other ports"])
    }

    @Test func `a connection that was open before the capture is read from its query on`() throws {
        let tcp = try CaptureSamples.accepted([CaptureSamples.framed(try CaptureSamples.response(3))])
        var packets = PcapPackets(try CaptureSamples.pcap(.init(tcp: tcp)))
        packets.packets.removeFirst(3)
        let exchange = try #require(try Capture(reading: packets.octets(linkType: 101)).exchanges.first)
        #expect(exchange.conversation == .init(tcp: tcp))
        #expect(exchange.notes == ["the TCP connection was open before the capture began"])
        packets.packets.removeFirst(2)
        let rest = try Capture(reading: packets.octets(linkType: 101))
        #expect(rest.exchanges.isEmpty)
        #expect(rest.notes == ["1 TCP connection open before, whose query isn't there"])
    }

    private static func moved(_ pcap: [UInt8], to port: Int) -> [UInt8] {
        var packets = PcapPackets(pcap)
        for index in packets.packets.indices {
            for field in [20, 22] where packets.packets[index].octets[field..<(field + 2)] == [0, 53] {
                packets.packets[index].octets.replaceSubrange(field..<(field + 2), with: PcapPackets.uint16(port))
            }
        }
        return packets.octets(linkType: 101)
    }
}
