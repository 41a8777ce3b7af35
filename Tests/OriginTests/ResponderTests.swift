import Conformance
import DNSWire
import Scenarios
import Testing

@testable import Origin

/// The octets of every scenario's answers, against the promise and two readers.
@Suite struct ResponderTests {
    private static let counts = [0, 1, 28, 29, 73, 253, 4090, 4092]

    private func check(_ asked: ExpectedAnswer.Asked, _ bench: Bench) throws {
        let expected = try #require(ExpectedAnswer(asked))
        var query = try Query(asked.scenario, asked.type, count: asked.count)
        query.ednsSize = asked.ednsSize.map { UInt16($0) }
        let octets = try bench.octets(to: query.octets, over: asked.transport)
        #expect(octets.count == expected.sent, "\(asked)")
        guard expected.sent > 0 else { return }
        let announced = UInt16(truncatingIfNeeded: expected.announced)
        #expect(Array(octets[6..<8]) == [UInt8(announced >> 8), UInt8(announced & 0xFF)], "\(asked)")
        if expected.isWhole {
            try compare(octets, with: expected, asked, query)
        } else {
            #expect(throws: WireError.self, "\(asked)") { try StrictMessage(reading: octets) }
            #expect(throws: WireError.self, "\(asked)") { try Message(decoding: octets) }
        }
    }

    private func compare(
        _ octets: [UInt8], with expected: ExpectedAnswer, _ asked: ExpectedAnswer.Asked, _ query: Query
    ) throws {
        let message = try StrictMessage(reading: octets)
        #expect(message.flags == Flags(qr: true, tc: expected.tc, rd: true, ra: true), "\(asked)")
        #expect(message.rcode == expected.rcode && message.id == query.id, "\(asked)")
        #expect(message.questions == [Question(name: query.name, type: query.type)], "\(asked)")
        #expect(message.edns == (expected.hasOPT ? EDNS(udpPayloadSize: 1232) : nil), "\(asked)")
        #expect(message.answer.count == expected.announced && message.authority.count == expected.authority, "\(asked)")
        #expect(message.addresses(asked.type) == expected.addresses(asked, id: query.id), "\(asked)")
        try compareWithLibrary(message, octets, asked)
    }

    private func compareWithLibrary(
        _ message: StrictMessage, _ octets: [UInt8], _ asked: ExpectedAnswer.Asked
    ) throws {
        let lenient = try Message(decoding: octets)
        #expect(lenient.answer.map(\.owner) == message.answer.map(message.owner(of:)), "\(asked)")
        #expect(lenient.answer.allSatisfy { $0.ttl == 300 }, "\(asked)")
        let addresses = lenient.answer.map(\.data).filter { $0.type == asked.type.code }
        #expect(addresses == message.addresses(asked.type).map { .init($0) }, "\(asked)")
        #expect(lenient.authority.map(\.owner) == message.authority.map(message.owner(of:)), "\(asked)")
    }

    @Test(arguments: ScenarioCatalogue.all, Transport.allCases)
    func `each scenario's octets are what it promises`(scenario: Scenario, transport: Transport) throws {
        let bench = try Bench()
        for (type, ednsSize) in [(RecordType.a, nil), (.a, 1232), (.a, 65_535), (.aaaa, nil)] as [(RecordType, Int?)] {
            for count in Self.counts {
                try check(
                    .init(
                        scenario: scenario.name, type: type, count: count, transport: transport, ednsSize: ednsSize,
                        nameLength: Case.usualNameLength), bench)
            }
        }
    }

    @Test func `a query without RD gets an authoritative answer`() throws {
        var query = try Query("clean", count: 1)
        query.rd = false
        #expect(try Bench().answer(to: query).flags == Flags(qr: true, aa: true))
    }

    @Test func `the question comes back in the case it was asked`() throws {
        let mixed = try DomainName("0000Z.A1.cLeAn.BrImFuL.eXaMpLe.")
        let octets = try Bench().octets(to: Query(mixed).octets)
        #expect(Array(octets[12..<(12 + mixed.length)]) == mixed.wire)
        #expect(try StrictMessage(reading: octets).answer.count == 1)
    }

    @Test(arguments: ScenarioCatalogue.all) func `a control has no fault, whatever the scenario`(scenario: Scenario)
        throws
    {
        let name = CaseName(nonce: 1, content: .control(count: 8), scenario: scenario.name)
        let query = Query(try name.name(under: Query.zone, length: 48))
        let answer = try Bench().answer(to: query)
        #expect(answer.answer.count == 8 && !answer.flags.tc)
    }

    @Test func `a control has records of whatever address type is asked, and of no other`() throws {
        let name = CaseName(nonce: 1, content: .control(count: 8), scenario: "tc-empty")
        var query = Query(try name.name(under: Query.zone, length: 48), type: 28)
        let answer = try Bench().answer(to: query)
        #expect(answer.answer.map(\.data) == (0..<8).map { .init(TestAddresses(.aaaa).address($0, over: .udp)) })
        query.type = 16
        let none = try Bench().answer(to: query)
        #expect(none.answer.isEmpty && none.rcode == 0)
    }

    @Test func `a case asked for another type has no data`() throws {
        let bench = try Bench()
        let name = CaseName(nonce: 1, content: .records(.a, count: 40), scenario: "clean")
        for type: UInt16 in [28, 16, 255, 65] {
            let answer = try bench.answer(to: Query(name.name(under: Query.zone, length: 48), type: type))
            #expect(answer.rcode == 0 && answer.answer.isEmpty, "type \(type)")
            #expect(answer.authority.map(\.data.type) == [6], "type \(type)")
        }
    }

    @Test func `a case of no known scenario has no data either`() throws {
        let answer = try Bench(scenarios: []).answer(to: Query("tc-empty", count: 40))
        #expect(answer.rcode == 0 && answer.answer.isEmpty)
    }

    @Test func `a fixed name is served with its own faults, by its type, in any case`() throws {
        let fixed = FixedName(name: "www.api.example.com", type: .a, count: 40, faults: [.truncate(.wholeRecords)])
        let bench = try Bench(fixed: [fixed])
        let truncated = try bench.answer(to: Query("WWW.API.example.com."))
        #expect(truncated.flags.tc && truncated.answer.count == 29)
        #expect(try bench.answer(to: Query("www.api.example.com."), over: .tcp).answer.count == 40)
        let otherType = try bench.answer(to: Query("www.api.example.com.", type: 28))
        #expect(otherType.rcode == 0 && otherType.answer.isEmpty)
        #expect(try bench.answer(to: Query("api.example.com.")).rcode == 0)
        #expect(try bench.answer(to: Query("ftp.api.example.com.")).rcode == 3)
    }

    @Test func `a fixed name that is none is refused`() {
        let fixed = FixedName(name: "a..b", type: .a, count: 1, faults: [])
        #expect(throws: WireError.emptyLabel(at: 2)) { try Bench(fixed: [fixed]) }
    }
}
