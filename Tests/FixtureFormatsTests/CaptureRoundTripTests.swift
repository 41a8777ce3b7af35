import DNSWire
import FixtureFormats
import Testing

/// What is written as a capture is read as the same conversation.
@Suite struct CaptureRoundTripTests {
    @Test func `every shape is read back as it was written`() throws {
        for shape in try CaptureShape.all {
            let capture = try Capture(reading: try CaptureSamples.pcap(shape.conversation))
            #expect(capture.exchanges.map(\.conversation) == [shape.conversation], "\(shape)")
            #expect(capture.notes.isEmpty, "\(shape): \(capture.notes)")
        }
    }

    @Test func `the ends, the time and the question are those that were written`() throws {
        let conversation = Conversation(udp: try CaptureSamples.datagrams(.init(try CaptureSamples.response(1))))
        let capture = try Capture(reading: try CaptureSamples.pcap(conversation))
        let exchange = try #require(capture.exchanges.first)
        #expect(exchange.client == .init(address: "192.0.2.1", port: 49_153))
        #expect(exchange.server == .init(address: "192.0.2.53", port: 53))
        #expect(exchange.time == .seconds(1_542_067_200))
        #expect(exchange.question == Question(name: try DomainName(CaptureSamples.name), type: 1))
        #expect(exchange.notes.isEmpty)
    }

    @Test func `a query with EDNS stays as it is`() throws {
        let query = try CaptureSamples.query(edns: EDNS(udpPayloadSize: 1232))
        let conversation = Conversation(udp: .init(query: query, responses: []))
        #expect(try Capture(reading: CaptureSamples.pcap(conversation)).exchanges.first?.conversation == conversation)
    }

    @Test func `the same fixture gives the same octets`() throws {
        for shape in try CaptureShape.all {
            #expect(try CaptureSamples.pcap(shape.conversation) == CaptureSamples.pcap(shape.conversation))
        }
    }

    @Test func `what no datagram can hold is refused with a reason`() throws {
        let response = Conversation.Response([UInt8](repeating: 0, count: 65_508))
        let long = Conversation(udp: try CaptureSamples.datagrams(response))
        let export = PcapFormat(hasAll: true).export(try CaptureSamples.fixture(long))
        #expect(export == .refused("a UDP datagram over IPv4 carries at most 65507 octets"))
        let query = [UInt8](repeating: 0, count: 65_536)
        let stream = Conversation(tcp: .init(opening: .accepted, query: query, segments: [], ending: .client))
        #expect(PcapFormat(hasAll: true).export(try CaptureSamples.fixture(stream)).files.isEmpty)
    }

    @Test func `the largest datagram and the largest query over TCP are written and read`() throws {
        var response = [UInt8](repeating: 0, count: 65_507)
        response.replaceSubrange(0..<12, with: try CaptureSamples.response(1).prefix(12))
        var query = [UInt8](repeating: 0, count: 65_535)
        query.replaceSubrange(0..<30, with: try CaptureSamples.query().prefix(30))
        let udp = Conversation(udp: try CaptureSamples.datagrams(.init(response)))
        let tcp = Conversation(tcp: .init(opening: .accepted, query: query, segments: [], ending: .client))
        for conversation in [udp, tcp] {
            let capture = try Capture(reading: try CaptureSamples.pcap(conversation))
            #expect(capture.exchanges.map(\.conversation) == [conversation])
        }
    }
}
