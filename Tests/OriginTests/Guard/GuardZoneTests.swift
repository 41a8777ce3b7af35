import Conformance
import DNSWire
import Testing

@testable import Origin

/// What an authoritative server of one zone answers, asked over TCP, where nothing is withheld.
@Suite struct GuardZoneTests {
    private func answer(_ query: GuardQuery) throws -> Message {
        let octets = try GuardBench().octets(to: try query.octets, over: .tcp)
        _ = try StrictMessage(reading: octets)
        return try Message(decoding: octets)
    }

    private func answer(_ name: String, type: UInt16 = 1) throws -> Message {
        try answer(GuardQuery(name, type: type))
    }

    @Test func `the apex has SOA and NS`() throws {
        for type in [6, 2] as [UInt16] {
            let message = try answer("BIG.example.net.", type: type)
            #expect(message.rcode == 0 && message.flags.aa && !message.flags.ra)
            #expect(message.answer.map(\.data.type) == [type])
        }
    }

    @Test(arguments: [
        "www.example.com.", ".", "net.", "example.net.", "big.example.net.evil.org.", "xbig.example.net.",
    ])
    func `what is outside the zone is refused`(_ name: String) throws {
        let message = try answer(name)
        #expect(message.rcode == 5 && !message.flags.aa && message.answer.isEmpty && message.authority.isEmpty)
    }

    @Test(arguments: [
        "nosuch.big.example.net.", "1.a40.nosuch.big.example.net.", "a40.nosuch.big.example.net.",
        "b40.clean.big.example.net.", "1.a4097.clean.big.example.net.", "n2.big.example.net.", "x.n40.big.example.net.",
    ])
    func `what isn't there is NXDOMAIN with the zone's SOA`(_ name: String) throws {
        let message = try answer(name)
        #expect(message.rcode == 3 && message.flags.aa)
        #expect(message.authority.map(\.owner) == [GuardBench.zone])
        #expect(message.authority.map(\.data.type) == [6])
    }

    @Test(
        arguments: [
            ("big.example.net.", 1), ("clean.big.example.net.", 1), ("a40.clean.big.example.net.", 2),
            ("1.a40.clean.big.example.net.", 28), ("1.a40.clean.big.example.net.", 16), ("n40.big.example.net.", 15),
        ] as [(String, UInt16)])
    func `what is there without such records is NODATA with the zone's SOA`(_ name: String, _ type: UInt16) throws {
        let message = try answer(name, type: type)
        #expect(message.rcode == 0 && message.flags.aa && message.answer.isEmpty)
        #expect(message.authority.map(\.owner) == [GuardBench.zone])
    }

    @Test func `cases and the public names have their addresses, authoritative and without recursion`() throws {
        for (name, type, count) in [
            ("7.a40.clean.big.example.net.", 1, 40), ("7.aaaa40.clean.big.example.net.", 28, 40),
            ("7.control8.tcp-slow.big.example.net.", 28, 8), ("N40.big.example.net.", 1, 40),
            ("n257.big.example.net.", 28, 257), ("7.a4000.clean.big.example.net.", 1, 4000),
        ] as [(String, UInt16, Int)] {
            let message = try answer(name, type: type)
            #expect(message.answer.count == count && message.flags.aa && !message.flags.ra, "\(name)")
        }
    }

    @Test func `transfers and other classes are refused, other opcodes not implemented, other EDNS versions BADVERS`()
        throws
    {
        for type in [251, 252] as [UInt16] { #expect(try answer("big.example.net.", type: type).rcode == 5) }
        var query = GuardQuery("big.example.net.")
        query.recordClass = 3
        #expect(try answer(query).rcode == 5)
        query.recordClass = 1
        query.opcode = 4
        #expect(try answer(query).rcode == 4)
        for name in ["nosuch.big.example.net.", "1.a40.clean.big.example.net."] {
            var octets = try GuardQuery(name).octets
            octets[octets.count - 5] = 1
            let message = try Message(decoding: try GuardBench().octets(to: octets, over: .tcp))
            #expect(message.rcode == 16, "\(name)")
        }
    }

    @Test func `ANY gets the HINFO of RFC 8482, and nothing where nothing is`() throws {
        #expect(try answer("n40.big.example.net.", type: 255).answer.map(\.data.type) == [13])
        #expect(try answer("nosuch.big.example.net.", type: 255).rcode == 3)
    }
}
