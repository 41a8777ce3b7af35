import Conformance
import DNSWire
import Testing

@testable import Origin

/// Fixed names that somebody waits for, and what their answers can do without.
@Suite struct OwnNameTests {
    private func bench(_ faults: [Fault], nonce: UInt64? = 0) throws -> Bench {
        try Bench(fixed: [FixedName(name: "a.test.", type: .a, count: 20, faults: faults, nonce: nonce)])
    }

    private func ask(
        _ bench: Bench, ednsSize: UInt16? = nil, type: RecordType = .a, over transport: Transport = .udp
    ) throws -> Message {
        var query = Message(id: 7)
        query.flags.rd = true
        query.questions = [Question(name: try DomainName("a.test."), type: type.code)]
        query.edns = ednsSize.map { EDNS(udpPayloadSize: $0) }
        return try Message(decoding: bench.octets(to: query.encoded(), over: transport))
    }

    @Test func `the journal keeps what is asked about a name that has a number`() throws {
        let bench = try bench([])
        bench.journal.open(0)
        _ = try ask(bench)
        _ = try ask(bench, type: .aaaa)
        _ = try ask(bench, ednsSize: 1232, over: .tcp)
        let exchanges = bench.journal.take(0, askedAt: .now).exchanges
        #expect(exchanges.map(\.transport) == [.udp, .tcp])
        #expect(exchanges.map(\.records) == [20, 20])
        #expect(exchanges.map(\.ednsSize) == [nil, 1232])
    }

    @Test func `a name without a number is nobody's`() throws {
        let bench = try bench([], nonce: nil)
        bench.journal.open(0)
        _ = try ask(bench)
        #expect(bench.journal.take(0, askedAt: .now).exchanges.isEmpty)
    }

    @Test func `faults of the first time strike it until it was answered`() throws {
        let bench = try bench([.firstTime([.truncate(.empty)])])
        bench.journal.open(0)
        #expect(try ask(bench).flags.tc)
        #expect(try ask(bench).flags.tc)
        _ = bench.journal.take(0, askedAt: .now)
        let whole = try ask(bench)
        #expect(!whole.flags.tc && whole.answer.count == 20)
    }

    @Test func `RA and the OPT record are left out where they are to be`() throws {
        let usual = try ask(bench([]), ednsSize: 1232)
        #expect(usual.flags.ra && usual.edns != nil)
        let bare = try ask(bench([.omit([.recursionAvailable, .opt])]), ednsSize: 1232)
        #expect(!bare.flags.ra && bare.edns == nil && bare.answer == usual.answer && bare.flags.rd)
        let others = try ask(bench([.omit([.opt]), .duplicate]), ednsSize: 1232)
        #expect(others.flags.ra && others.edns == nil && others.answer.count == 40)
    }

    @Test(arguments: [RecordType.a, .aaaa])
    func `a real name's addresses are the same over UDP and TCP`(_ type: RecordType) throws {
        for tellsTransports in [true, false] {
            let name = FixedName(name: "a.test.", type: type, count: 8, faults: [])
            let bench = try Bench(fixed: [name], tellsTransports: tellsTransports)
            let query = try Query("a.test.", type: type.code)
            let answers = try [Transport.udp, .tcp].map { try bench.answer(to: query, over: $0).answer }
            #expect((answers[0] == answers[1]) != tellsTransports)
            #expect(answers[0].count == 8)
        }
    }
}
