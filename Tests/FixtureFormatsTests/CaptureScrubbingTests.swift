import DNSWire
import FixtureFormats
import Testing

/// What is given away of a client.
@Suite struct CaptureScrubbingTests {
    /// FAMILY 1, /24 and /0, 192.0.2.0, and a client's cookie before it.
    private static let options: [UInt8] = [0, 10, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8] + [0, 8, 0, 7, 0, 1, 24, 0, 192, 0, 2]
    private static let scrubbedOptions: [UInt8] =
        [0, 10, 0, 8, 1, 2, 3, 4, 5, 6, 7, 8] + [0, 8, 0, 7, 0, 1, 24, 0, 0, 0, 0]

    /// A message whose OPT record has these options.
    private static func message(_ message: [UInt8], _ options: [UInt8]) -> [UInt8] {
        var result = message
        result.replaceSubrange(10..<12, with: [0, 1])
        return result + [0, 0, 41, 16, 0, 0, 0, 0, 0] + PcapPackets.uint16(options.count) + options
    }

    private static func exchange(_ conversation: Conversation) throws -> CapturedExchange {
        try Capture(reading: CaptureSamples.pcap(conversation)).exchange()
    }

    @Test func `the client's address and its subnet are gone, and all else is as it was`() throws {
        let query = try CaptureSamples.query()
        let response = try CaptureSamples.response(40)
        func conversation(_ options: [UInt8]) -> Conversation {
            let framed = CaptureSamples.framed(Self.message(response, options))
            return .init(
                udp: .init(query: Self.message(query, options), responses: [.init(Self.message(response, options))]),
                tcp: .init(
                    opening: .accepted, query: Self.message(query, options),
                    segments: [Array(framed.dropLast(2)), Array(framed.suffix(2))], ending: .client))
        }
        var exchange = try Self.exchange(conversation(Self.options))
        exchange.client = .init(address: "198.51.100.77", port: 4711)
        let scrubbed = exchange.scrubbed
        #expect(scrubbed.conversation == conversation(Self.scrubbedOptions))
        #expect(scrubbed.client == .init(address: "192.0.2.1", port: 49_152))
        #expect(scrubbed.server == exchange.server)
        #expect(scrubbed.notes.contains("the address of EDNS Client Subnet was set to zero in 4 messages"))
        #expect(scrubbed.notes.contains("the client's address and port were replaced"))
    }

    @Test func `a message without such an option keeps every octet`() throws {
        for shape in try CaptureShape.all {
            let scrubbed = try Self.exchange(shape.conversation).scrubbed
            #expect(scrubbed.conversation == shape.conversation, "\(shape)")
        }
    }

    @Test func `the option is found in a message that can't be read to it`() throws {
        let response = Self.message(try CaptureSamples.response(3), Self.options)
        let scrubbed = Self.message(try CaptureSamples.response(3), Self.scrubbedOptions)
        // Counts that lie, and names that are none.
        for (offset, octet) in [(7, 0), (7, 200), (11, 9), (5, 0), (37, 0x80)] as [(Int, UInt8)] {
            var (damaged, expected) = (response, scrubbed)
            (damaged[offset], expected[offset]) = (octet, octet)
            let exchange = try Self.exchange(.init(udp: try CaptureSamples.datagrams(.init(damaged))))
            #expect(exchange.scrubbed.conversation.udp?.responses.first?.octets == expected, "\(offset)")
            #expect(exchange.scrubbed.notes.contains { $0.contains("look there yourself") }, "\(offset)")
        }
    }

    @Test func `an address that is data is told of, and stays`() throws {
        let name = try DomainName(CaptureSamples.name)
        let response = try Message(
            id: 0x4242, flags: Flags(qr: true), questions: [Question(name: name, type: 1)],
            answer: [ResourceRecord(owner: name, ttl: 1, data: .a([192, 0, 2, 1]))]
        ).encoded()
        let exchange = try Self.exchange(.init(udp: try CaptureSamples.datagrams(.init(response))))
        #expect(exchange.scrubbed.conversation == exchange.conversation)
        #expect(exchange.scrubbed.notes.contains("the client's address still stands in 1 message, as data"))
    }
}
