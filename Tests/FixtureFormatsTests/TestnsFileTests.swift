import Conformance
import DNSWire
import FixtureFormats
import Testing

@Suite struct TestnsFileTests {
    private static let sample = """
        ; other people's file
        $ORIGIN example.com.
        $TTL 60
        ENTRY_BEGIN
        MATCH opcode qtype qname udp_size=674
        REPLY QR AA RD NOERROR
        ADJUST copy_id copy_query sleep=1
        SECTION QUESTION
        www IN A
        SECTION ANSWER
        www IN CNAME edge
        edge 30 IN A 192.0.2.1
        SECTION AUTHORITY
        @ IN NS ns
        @ IN SOA ns hostmaster 1 2 3 4 5
        SECTION ADDITIONAL
        ns IN AAAA 2001:db8::1
        x IN TXT "text with ; in it"
        y IN TYPE65280 \\# 3 0A0B0C
        ENTRY_END
        ENTRY_BEGIN
        MATCH opcode qtype qname UDP
        REPLY QR TC SERVFAIL
        SECTION QUESTION
        www A
        ENTRY_END
        ENTRY_BEGIN
        MATCH qname qtype DO TCP
        ADJUST copy_id
        SECTION QUESTION
        dnssec IN TYPE48
        HEX_ANSWER_BEGIN
        ; not well-formed
        FFFF 8400
        HEX_ANSWER_END
        ENTRY_END
        ENTRY_BEGIN
        MATCH opcode
        REPLY QR
        SECTION QUESTION
        . IN NS
        ENTRY_END
        """

    @Test func `entries become conversations`() throws {
        let file = try TestnsFile(reading: Array(Self.sample.utf8))
        #expect(file.notes == ["1 entries without a name and type to match passed over"])
        try #require(file.conversations.count == 3)
        let first = try Message(decoding: try #require(file.conversations[0].udp?.responses.first).octets)
        #expect(first.questions == [Question(name: try DomainName("www.example.com"), type: 1)])
        #expect(first.flags == Flags(qr: true, aa: true, rd: true))
        #expect(first.answer.map(\.ttl) == [60, 30])
        #expect(first.answer[1].owner == (try DomainName("edge.example.com")))
        #expect(first.authority.map(\.data.type) == [2, 6])
        #expect(first.additional.count == 3)
        #expect(first.additional[2].data == .other(type: 65_280, octets: [10, 11, 12]))
        let query = try StrictMessage(reading: try #require(file.conversations[0].udp).query)
        #expect(query.edns?.udpPayloadSize == 674)
        #expect(file.conversations[0].tcp != nil)
        #expect(file.conversations[1].tcp == nil)
        #expect(try Message(decoding: try #require(file.conversations[1].udp?.responses.first).octets).rcode == 2)
        #expect(file.conversations[2].udp == nil)
        #expect(file.conversations[2].tcp?.stream == [0, 4, 0, 0, 0x84, 0])
    }

    @Test(
        arguments: [
            ("MATCH qname\n", 1, "expected ENTRY_BEGIN, not \"MATCH\""),
            ("ENTRY_BEGIN\nMATCH qname foo\n", 2, "\"foo\" is no word of MATCH"),
            ("ENTRY_BEGIN\nREPLY QR FOO\n", 2, "\"FOO\" is no word of REPLY"),
            ("ENTRY_BEGIN\nADJUST copy\n", 2, "\"copy\" is no word of ADJUST"),
            ("ENTRY_BEGIN\nSECTION FOO\n", 2, "SECTION is QUESTION, ANSWER, AUTHORITY or ADDITIONAL"),
            ("ENTRY_BEGIN\nSECTION QUESTION\nx IN FOO\n", 3, "\"x IN FOO\" is no question: name, class and type"),
            ("ENTRY_BEGIN\nSECTION ANSWER\nx IN A 300.1.1.1\n", 3, "\"x IN A 300.1.1.1\" is no record"),
            ("ENTRY_BEGIN\nHEX_ANSWER_BEGIN\n0\nHEX_ANSWER_END\n", 3, "half an octet"),
            ("ENTRY_BEGIN\nHEX_ANSWER_BEGIN\n\n0x\n", 2, "no HEX_ANSWER_END follows"),
            ("ENTRY_BEGIN\nENTRY_BEGIN\n", 2, "ENTRY_BEGIN inside the entry of line 1"),
            ("\nENTRY_BEGIN\n", 2, "the entry has no ENTRY_END"), ("$TTL x\n", 1, "\"x\" is no TTL"),
            ("$ORIGIN a..b\n", 1, "\"a..b\" is no name"),
        ]) func `what is wrong is told with its line`(text: String, line: Int, reason: String)
    {
        let failure = #expect(throws: TestnsFile.Failure.self) { try TestnsFile(reading: Array(text.utf8)) }
        #expect(failure?.line == line, "\(failure.map(String.init(describing:)) ?? "")")
        #expect(failure?.reason.hasPrefix(reason) == true, "\(failure.map(String.init(describing:)) ?? "")")
    }

    @Test func `a file that is cut or changed anywhere is read or refused`() {
        let octets = Array(Self.sample.utf8)
        for length in octets.indices { _ = try? TestnsFile(reading: Array(octets.prefix(length))) }
        for position in octets.indices {
            for value in [0, 0x0A, 0x20, 0x5C, 0x28, 0x22, 0x39, 0xFF] as [UInt8] {
                var changed = octets
                changed[position] = value
                _ = try? TestnsFile(reading: changed)
            }
        }
    }
}
