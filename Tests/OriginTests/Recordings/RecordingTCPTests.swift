import Conformance
import DNSWire
import FixtureFormats
import Glibc
import Testing

@testable import Origin

@Suite struct RecordingTCPTests {
    private let asked = Recorded.query(id: 0xBEEF)

    @Test func `a whole message comes whole, as often as it is asked for`() async throws {
        let conversation = try Recorded.conversation(count: 1000)
        let recorded = try #require(conversation.tcp?.message)
        try await Recorded.serving(conversation) { _, port in
            let client = try TCPClient(to: port)
            for id: UInt16 in [1, 2, 3] {
                #expect(try client.ask(asked.with(id: id)) == Recorded.message(recorded, id: id))
            }
        }
    }

    @Test func `pieces come in pieces, and the connection lives on`() async throws {
        let conversation = try Recorded.conversation(
            count: 40, segments: { [Array($0[..<1]), Array($0[1..<100]), Array($0[100..<101]), Array($0[101...])] })
        let recorded = try #require(conversation.tcp?.message)
        try await Recorded.serving(conversation) { _, port in
            let client = try TCPClient(to: port)
            #expect(try client.ask(asked) == Recorded.message(recorded, id: asked.id))
            #expect(try client.segmentsReceived == 4)
            #expect(try client.ask(asked).count == recorded.count)
        }
    }

    @Test func `an OPT record more or less changes the length in front`() async throws {
        let pieces: ([UInt8]) -> [[UInt8]] = { [Array($0[..<300]), Array($0[300..<($0.count - 5)]), $0.suffix(5)] }
        for (recorded, now) in [(1232, nil), (nil, 1232)] as [(UInt16?, UInt16?)] {
            let conversation = try Recorded.conversation(
                count: 40, query: Recorded.query(ednsSize: recorded), segments: pieces)
            let query = Recorded.query(id: 9, ednsSize: now)
            let expected = try Recorded.response(count: 40, to: query, over: .tcp)
            try await Recorded.serving(conversation) { _, port in
                let octets = try Recorded.overTCP(port, query)
                #expect(octets == expected)
            }
        }
    }

    @Test func `half a message and FIN come as they were`() async throws {
        let conversation = try Recorded.conversation(count: 40, segments: { [Array($0[..<200])] }, ending: .server)
        let stream = try #require(conversation.tcp?.stream)
        try await Recorded.serving(conversation) { _, port in
            let client = try TCPClient(to: port)
            try client.send(TCPClient.frame(try asked.octets))
            let octets = try client.receiveAll()
            #expect(octets[..<2] == stream[..<2])
            #expect(Array(octets[2...]) == Recorded.message(Array(stream[2...]), id: asked.id))
        }
    }

    @Test(arguments: [0, 1, 2, 3, 700])
    func `what came before RST comes before RST`(octets: Int) async throws {
        let conversation = try Recorded.conversation(
            count: 40, segments: { octets == 0 ? [] : [Array($0.prefix(octets))] }, ending: .reset)
        let length = try #require(conversation.tcp?.stream.count)
        try await Recorded.serving(conversation) { _, port in
            let client = try TCPClient(to: port)
            try client.send(TCPClient.frame(try asked.octets))
            if length > 0 { try client.skip(length) }
            let failure = #expect(throws: ClientSocket.Failure.self) { try client.receive(1) }
            #expect(failure?.errno == ECONNRESET)
        }
    }

    @Test func `a connection that was closed without a word is closed when a query comes`() async throws {
        let conversation = try Recorded.conversation(count: 40, segments: { _ in [] }, ending: .server)
        try await Recorded.serving(conversation) { _, port in
            let client = try TCPClient(to: port)
            try client.send(TCPClient.frame(try asked.octets))
            #expect(try client.receive(1) == [])
        }
    }

    @Test func `silence stays silence, and others are answered on the same connection`() async throws {
        let conversation = try Recorded.conversation(count: 40, segments: { _ in [] })
        try await Recorded.serving(conversation) { _, port in
            let client = try TCPClient(to: port)
            try client.send(TCPClient.frame(try asked.octets))
            var other = asked.with(id: 2)
            other.type = 28
            #expect(try StrictMessage(reading: client.ask(other)).id == 2)
        }
    }

    @Test func `without a recording over TCP, the longest answer over UDP that is whole serves`() async throws {
        let long = try Recorded.response(count: 20, over: .udp)
        let short = try Recorded.response(count: 2, over: .udp)
        let foreign = try Recorded.response(count: 25, over: .udp)
        let conversation = Conversation(
            udp: .init(
                query: try Recorded.query().octets,
                responses: [.init(short), .init(long), .init(foreign, isForeign: true)]))
        try await Recorded.serving(conversation) { _, port in
            let octets = try Recorded.overTCP(port, asked)
            #expect(octets == Recorded.message(long, id: asked.id))
        }
    }

    @Test func `without anything that is whole, TCP gets SERVFAIL`() async throws {
        let truncated = try Recorded.response("tc-partial", count: 40, over: .udp)
        let conversation = Conversation(
            udp: .init(query: try Recorded.query().octets, responses: [.init(truncated)]))
        try await Recorded.serving(conversation) { _, port in
            let message = try StrictMessage(reading: try Recorded.overTCP(port, asked))
            #expect(message.rcode == 2 && message.id == asked.id && message.questions.first?.name == Recorded.name)
        }
    }

    @Test func `without a recording over UDP, TC leads to TCP`() async throws {
        var conversation = try Recorded.conversation(count: 5)
        conversation.udp = nil
        try await Recorded.serving(conversation) { _, port in
            let message = try StrictMessage(
                reading: try Recorded.overUDP(port, Recorded.query(ednsSize: 1232)))
            #expect(message.flags.tc && message.flags.qr && message.answer.isEmpty && message.edns != nil)
            #expect(try StrictMessage(reading: Recorded.overTCP(port, asked)).answer.count == 5)
        }
    }
}

extension TCPClient {
    /// All that comes until the end of the connection.
    fileprivate func receiveAll() throws -> [UInt8] {
        var octets: [UInt8] = []
        while true {
            let more = try receive(65_536)
            if more.isEmpty { return octets }
            octets += more
        }
    }
}
