import Conformance
import DNSWire
import FixtureFormats
import TestTools
import Testing

/// Other people's libraries read our hexadecimal, each to the same addresses.
@Suite struct DecoderTests {
    struct Reader: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let tool: TestTool
        /// Prints the addresses in `message.hex`.
        let script: String
    }

    static let readers = [
        Reader(
            testDescription: "dnspython", tool: .dnspython,
            script: """
                python3 -c '
                import dns.message
                digits = "".join(line.split(";")[0] for line in open("message.hex"))
                for rrset in dns.message.from_wire(bytes.fromhex(digits)).answer:
                    for rdata in rrset: print(rdata.to_text())
                '
                """),
        Reader(
            testDescription: "Net::DNS", tool: .netDNS,
            script: """
                perl -MNet::DNS -e '
                open(F, "message.hex"); my $digits = join("", map { s/;.*//r } <F>); $digits =~ s/\\s//g;
                my $packet = Net::DNS::Packet->new(\\pack("H*", $digits)) or die;
                for ($packet->answer) { print $_->rdstring, "\\n" }
                '
                """),
        Reader(testDescription: "drill", tool: .drill, script: "drill -i message.hex"),
    ]
    private static let cases: [(count: Int, aliases: Int)] = [(1, 0), (40, 0), (40, 3), (1000, 0)]

    /// The test addresses that a reader finds in the answer section.
    func addresses(in file: [UInt8], _ reader: Reader) async throws -> [String] {
        let finished = try await ToolRoom([reader.tool]).run(reader.script, files: ["message.hex": file])
        try #require(finished.succeeded, "\(finished.complaints.prefix(400))")
        return finished.output.split(whereSeparator: \.isWhitespace).map(String.init).filter { $0.hasPrefix("198.18.") }
    }

    @Test(arguments: readers)
    func `it is read to the same addresses`(_ reader: Reader) async throws {
        for (count, aliases) in Self.cases {
            let fixture = try Sample.fixture(count: count, udp: .whole, edns: 4096, aliases: aliases)
            let file = try #require(HexFormat().export(fixture).files["udp.response.hex"])
            #expect(try await addresses(in: file, reader) == Sample.addresses(count, over: .udp))
        }
    }
}
