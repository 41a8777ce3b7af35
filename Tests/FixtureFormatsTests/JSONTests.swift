import Conformance
import DNSWire
import FixtureFormats
import Foundation
import Testing

@Suite struct JSONTests {
    private func pairs(_ fixture: Fixture) throws -> [[String: Any]] {
        let file = try #require(JSONFormat().export(fixture).files["exchange.rfc8427.json"])
        return try #require(try JSONSerialization.jsonObject(with: Data(file)) as? [[String: Any]])
    }

    @Test func `queries and responses are pairs with every member`() throws {
        let pairs = try pairs(try Sample.fixture("cname-chain-3", count: 40, edns: 512, aliases: 3))
        #expect(pairs.map { $0["comment"] as? String } == ["UDP", "TCP"])
        let response = try #require(pairs[1]["responseMessage"] as? [String: Any])
        #expect(response["QR"] as? Bool == true && response["TC"] as? Bool == false)
        #expect(response["ANCOUNT"] as? Int == 43 && response["ARCOUNT"] as? Int == 1)
        #expect(response["QNAME"] as? String == "00001.a40.cname-chain-3.brimful.example.")
        #expect(response["QTYPEname"] as? String == "A" && response["QCLASS"] as? Int == 1)
        let records = try #require(response["answerRRs"] as? [[String: Any]])
        #expect(records.count == 43)
        #expect(records[0]["rdataCNAME"] as? String == "c2.00001.a40.cname-chain-3.brimful.example.")
        #expect(records.dropFirst(3).map { $0["rdataA"] as? String } == Sample.addresses(40, over: .tcp))
        #expect(records[3]["RDATAHEX"] as? String == "C6130001" && records[3]["TTL"] as? Int == 300)
        #expect((response["questionRRs"] as? [[String: Any]])?.count == 1)
        #expect((response["additionalRRs"] as? [[String: Any]])?.first?["TYPEname"] as? String == "OPT")
        let query = try #require(pairs[0]["queryMessage"] as? [String: Any])
        #expect(query["RD"] as? Bool == true && query["QR"] as? Bool == false)
    }

    @Test func `the octets are there, and are all there is of a message that isn't well-formed`() throws {
        let fixture = try Sample.fixture(count: 40, udp: .cut)
        let response = try #require(try pairs(fixture)[0]["responseMessage"] as? [String: Any])
        let octets = try #require(fixture.conversation.udp).responses[0].octets
        #expect(Array(response.keys) == ["messageOctetsHEX"])
        let digits = try #require(response["messageOctetsHEX"] as? String)
        #expect(try HexText(reading: Array(digits.utf8)).octets == octets)
    }

    @Test func `a query without a response is there`() throws {
        var fixture = try Sample.fixture("drop-512", count: 40)
        fixture = try Sample.fixture(
            "drop-512", .a, count: 40, .init(name: fixture.name, type: 1),
            .init(udp: .init(query: try #require(fixture.conversation.udp).query, responses: [])))
        #expect(Set(try pairs(fixture)[0].keys) == ["comment", "queryMessage"])
        #expect(
            JSONFormat().export(fixture).fidelity == .lossy("messages alone don't say that nothing comes back over UDP")
        )
    }
}
