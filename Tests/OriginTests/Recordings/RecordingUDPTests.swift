import Conformance
import DNSWire
import FixtureFormats
import Scenarios
import Testing

@testable import Origin

@Suite struct RecordingUDPTests {
    private static let scenarios = ScenarioCatalogue.all.filter {
        !$0.strikesEveryQuery && !$0.isSilent && !$0.faults.contains(.shuffle)
    }

    @Test(arguments: scenarios, [nil, 1232] as [UInt16?])
    func `the same client gets the same octets but for the ID`(scenario: Scenario, ednsSize: UInt16?) async throws {
        let query = Recorded.query(ednsSize: ednsSize)
        let conversation = try Recorded.conversation(scenario.name, count: 40, query: query)
        let recorded = try #require(conversation.udp?.responses.first).octets
        try await Recorded.serving(conversation) { _, port in
            let octets = try Recorded.overUDP(port, query.with(id: 0xBEEF))
            #expect(octets == Recorded.message(recorded, id: 0xBEEF))
        }
    }

    @Test func `the question comes back as the client spells it`() async throws {
        let conversation = try Recorded.conversation(count: 20)
        let recorded = try #require(conversation.udp?.responses.first).octets
        let name = try DomainName("uS-StrEEt.aPi.EXAMPLE.com.")
        try await Recorded.serving(conversation) { _, port in
            let octets = try Recorded.overUDP(port, Recorded.query(name, id: 0x1234))
            #expect(Array(octets[12..<(12 + name.length)]) == name.wire)
            #expect(octets[(12 + name.length)...] == recorded[(12 + name.length)...])
            #expect(octets[..<12] == recorded[..<12])
        }
    }

    @Test func `a client without EDNS gets no OPT record`() async throws {
        let recorded = try Recorded.conversation(count: 20, query: Recorded.query(ednsSize: 1232))
        let expected = try Recorded.response(count: 20, to: Recorded.query(id: 7), over: .udp)
        try await Recorded.serving(recorded) { _, port in
            let octets = try Recorded.overUDP(port, Recorded.query(id: 7))
            #expect(octets == expected)
        }
    }

    @Test func `a client with EDNS gets an OPT record where it fits`() async throws {
        let asked = Recorded.query(id: 7, ednsSize: 512)
        try await Recorded.serving(try Recorded.conversation(count: 20)) { _, port in
            let expected = try Recorded.response(count: 20, to: asked, over: .udp)
            let octets = try Recorded.overUDP(port, asked)
            #expect(octets == expected)
        }
        // 28 addresses take 491 octets of the 512 with this name: 11 more would be just enough, for 29 they are not.
        let full = try Recorded.conversation(count: 29)
        let recorded = try #require(full.udp?.responses.first).octets
        #expect(recorded.count <= 512 && recorded.count > 501)
        try await Recorded.serving(full) { _, port in
            let octets = try Recorded.overUDP(port, asked)
            #expect(octets == Recorded.message(recorded, id: 7))
        }
    }

    @Test func `an EDNS server that is taken for one without stays without`() async throws {
        // The recorded client offered EDNS, and the server ignored it.
        let query = Recorded.query(ednsSize: 1232)
        let response = try Recorded.response(count: 20, to: Recorded.query(), over: .udp)
        let conversation = Conversation(udp: .init(query: try query.octets, responses: [.init(response)]))
        try await Recorded.serving(conversation) { _, port in
            let octets = try Recorded.overUDP(port, query)
            #expect(octets == response)
        }
    }

    @Test(arguments: [nil, 600] as [UInt16?])
    func `what fitted the recorded client and not this one is truncated`(ednsSize: UInt16?) async throws {
        let conversation = try Recorded.conversation(count: 60, query: Recorded.query(ednsSize: 4096))
        let asked = Recorded.query(id: 7, ednsSize: ednsSize)
        let expected = try Recorded.response(count: 60, to: asked, over: .udp)
        #expect(expected[2] & 0x02 != 0)
        try await Recorded.serving(conversation) { _, port in
            let octets = try Recorded.overUDP(port, asked)
            #expect(octets == expected)
        }
    }

    @Test func `what was too long for its own client is too long for others`() async throws {
        let conversation = try Recorded.conversation("oversize-no-tc", count: 60)
        let recorded = try #require(conversation.udp?.responses.first).octets
        #expect(recorded.count > 512)
        try await Recorded.serving(conversation) { _, port in
            let octets = try Recorded.overUDP(port, Recorded.query(id: 7))
            #expect(octets == Recorded.message(recorded, id: 7))
        }
    }

    @Test func `a wrong ID stays wrong and a wrong question stays`() async throws {
        let query = Recorded.query()
        let right = try Recorded.response(count: 3, over: .udp)
        var wrongQuestion = right
        wrongQuestion[13] ^= 0x01
        let wrongID = Recorded.message(right, id: query.id ^ 0x5555)
        let conversation = Conversation(
            udp: .init(query: try query.octets, responses: [.init(wrongID), .init(wrongQuestion), .init(right)]))
        try await Recorded.serving(conversation) { _, port in
            let client = try UDPClient(asking: port)
            try client.send(try query.with(id: 0x00FF).octets)
            #expect(try client.receive().octets == Recorded.message(right, id: 0x55AA))
            #expect(try client.receive().octets == Recorded.message(wrongQuestion, id: 0x00FF))
            #expect(try client.receive().octets == Recorded.message(right, id: 0x00FF))
        }
    }

    @Test func `what came from elsewhere comes from elsewhere`() async throws {
        let right = try Recorded.response(count: 3, over: .udp)
        let conversation = Conversation(
            udp: .init(query: try Recorded.query().octets, responses: [.init(right, isForeign: true), .init(right)]))
        try await Recorded.serving(conversation) { _, port in
            let client = try UDPClient(asking: port)
            try client.send(try Recorded.query().octets)
            #expect(try client.receive().from == SocketAddress("127.255.0.1", port: port))
            #expect(try client.receive().from == SocketAddress("127.0.0.1", port: port))
        }
    }

    @Test func `what can't be read keeps all its octets but for ID and question`() async throws {
        let garbage: [UInt8] = [0x12, 0x34, 0x80, 0x00, 0xFF, 0xFF, 0xC0, 0x0C]
        let conversation = Conversation(
            udp: .init(query: try Recorded.query().octets, responses: [.init(garbage), .init([0x12])]))
        try await Recorded.serving(conversation) { _, port in
            let client = try UDPClient(asking: port)
            try client.send(try Recorded.query(id: 0x4321, ednsSize: 1232).octets)
            #expect(try client.receive().octets == Recorded.message(garbage, id: 0x4321))
            #expect(try client.receive().octets == [0x12])
        }
    }

    @Test func `silence stays silence, and the next question is answered`() async throws {
        let silent = Conversation(udp: .init(query: try Recorded.query().octets, responses: []))
        try await Recorded.serving(silent) { _, port in
            let client = try UDPClient(asking: port)
            try client.send(try Recorded.query(id: 1).octets)
            var other = Recorded.query(id: 2)
            other.type = 28
            #expect(try StrictMessage(reading: client.ask(other)).id == 2)
        }
    }

    @Test func `the server's part goes with RD`() async throws {
        try await Recorded.serving(try Recorded.conversation(count: 20)) { _, port in
            let octets = try Recorded.overUDP(port, Recorded.query(id: 7, rd: false))
            let flags = try StrictMessage(reading: octets).flags
            #expect(flags.aa && !flags.rd && !flags.ra)
        }
    }
}
