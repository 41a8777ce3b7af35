import Conformance
import DNSWire
import FixtureFormats
import TestTools
import Testing

@testable import Origin

@Suite struct RecordingChoiceTests {
    @Test func `of several recordings the one whose client asked most alike is served`() async throws {
        let sizes: [(edns: UInt16?, count: Int)] = [(4096, 11), (1232, 12), (nil, 13), (nil, 14)]
        let conversations = try sizes.map {
            try Recorded.conversation(count: $0.count, query: Recorded.query(ednsSize: $0.edns))
        }
        try await Recorded.serving(conversations[0], conversations[1], conversations[2], conversations[3]) { _, port in
            let asked: [(UInt16?, Int)] = [(nil, 13), (512, 12), (1400, 12), (4000, 11), (65_000, 11)]
            for (size, count) in asked {
                let query = Recorded.query(ednsSize: size)
                let overUDP = try StrictMessage(reading: try Recorded.overUDP(port, query))
                let overTCP = try StrictMessage(reading: try Recorded.overTCP(port, query))
                #expect(overUDP.answer.count == count && overTCP.answer.count == count)
            }
        }
    }

    @Test func `another type of the name is empty and another name is refused`() async throws {
        try await Recorded.serving(try Recorded.conversation(count: 3)) { _, port in
            let client = try UDPClient(asking: port)
            let asked: [(name: String, type: UInt16, rcode: UInt16)] = [
                (Recorded.name.description, 28, 0), ("api.example.com.", 1, 0), ("com.", 2, 0),
                ("other.example.com.", 1, 5), ("us-street.api.example.org.", 1, 5),
            ]
            for (name, type, rcode) in asked {
                let octets = try client.ask(Query(name, type: type))
                let message = try StrictMessage(reading: octets)
                #expect(message.rcode == rcode && message.answer.isEmpty, "\(name)")
            }
        }
    }

    @Test func `where a chain of aliases leads can be asked for too`() async throws {
        let conversation = try Recorded.conversation("cname-chain-3", count: 20)
        let recorded = try StrictMessage(reading: try #require(conversation.udp?.responses.first).octets)
        let targets = recorded.answer.compactMap(recorded.target(of:))
        #expect(targets.count == 3)
        try await Recorded.serving(conversation) { _, port in
            for (index, target) in targets.enumerated() {
                let octets = try Recorded.overTCP(port, Recorded.query(target))
                let message = try StrictMessage(reading: octets)
                #expect(message.addresses(.a) == recorded.addresses(.a))
                #expect(message.answer.count == 20 + 2 - index)
            }
        }
    }

    @Test func `only those who ask in its way get what is about that way`() throws {
        let query = Recorded.query(ednsSize: 1232)
        let response = try Recorded.response("edns-formerr", count: 3, to: query, over: .udp)
        let recording = Recording(
            name: Recorded.name, type: 1,
            conversation: Conversation(udp: .init(query: try query.octets, responses: [.init(response)])),
            isOfItsWay: true)
        let responder = try Responder(
            zone: Query.zone, scenarios: [],
            fixed: [FixedName(name: "\(Recorded.name)", type: .a, count: 3, faults: [])],
            recordings: [recording], journal: Journal())
        let answers = try [query, Recorded.query()].map { query in
            let octets = try query.octets
            return octets.withUnsafeBytes {
                responder.answer(to: .init(query: $0, transport: .udp, destination: 0, role: .origin))
            }
        }
        guard case .recorded = answers[0], case .planned(let planned) = answers[1] else {
            return #expect(Bool(false), "\(answers)")
        }
        #expect(planned.plan.records == 3)
    }

    @Test func `the question is taken from whatever message has one`() throws {
        let response = try Recorded.response(count: 2, over: .udp)
        let alone = try Recording(Conversation(udp: .init(query: [], responses: [.init(response)])))
        #expect(alone.name == Recorded.name && alone.type == 1)
        #expect(throws: OriginError.self) { try Recording(Conversation(udp: .init(query: [1, 2, 3], responses: []))) }
        for length in 0..<response.count {
            _ = try? Recording(Conversation(udp: .init(query: Array(response.prefix(length)), responses: [])))
        }
    }

    @Test(arguments: ["clean", "tc-partial", "tc-cut-mid-rr", "tc-counts-lie", "oversize-no-tc", "no-compress"])
    func `dig sees the same of a recording as of the origin itself`(scenario: String) async throws {
        let conversation = try Recorded.conversation(scenario, count: 40)
        try await Recorded.serving(conversation) { _, port in
            for transport in [Transport.udp, .tcp] {
                let recorded = try Recorded.response(scenario, count: 40, over: transport)
                let finished = try await TestTool.dig.run([
                    "@127.0.0.1", "-p", "\(port)", "+ignore", "+noedns", "+tries=1", "+timeout=20",
                    transport == .tcp ? "+tcp" : "+notcp", "us-STREET.api.example.COM", "A",
                ])
                let reading = try ToolReading(dig: finished.output, type: .a)
                #expect(finished.output.contains(";us-STREET.api.example.COM."))
                #expect(reading.octets == recorded.count)
                guard let strict = try? StrictMessage(reading: recorded) else {
                    #expect(reading.isMalformed)
                    continue
                }
                #expect(reading.addresses == strict.addresses(.a).map(\.description))
                #expect(reading.flags == ToolReading.names(strict.flags))
            }
        }
    }
}
