import Conformance
import DNSWire
import FixtureFormats
import TestTools
import Testing

/// Other people's libraries read our hexadecimal, each to the same addresses.
@Suite struct DecoderTests {
    static let cases: [(count: Int, aliases: Int)] = [(1, 0), (40, 0), (40, 3), (1000, 0)]

    private func file(_ count: Int, _ aliases: Int) throws -> [UInt8] {
        let export = HexFormat().export(try Sample.fixture(count: count, udp: .whole, edns: 4096, aliases: aliases))
        return try #require(export.files["udp.response.hex"])
    }

    private func check(_ script: String, by tools: [TestTool]) async throws {
        let room = try await ToolRoom(tools)
        for (count, aliases) in Self.cases {
            let finished = try await room.run(script, files: ["message.hex": try file(count, aliases)])
            try #require(finished.succeeded, "\(finished.complaints.prefix(400))")
            let addresses = finished.output.split(whereSeparator: \.isWhitespace).map(String.init)
                .filter { $0.hasPrefix("198.18.") }
            #expect(addresses == Sample.addresses(count, over: .udp))
        }
    }

    @Test func `dnspython reads it`() async throws {
        let script = """
            python3 -c '
            import dns.message
            digits = "".join(line.split(";")[0] for line in open("message.hex"))
            for rrset in dns.message.from_wire(bytes.fromhex(digits)).answer:
                for rdata in rrset: print(rdata.to_text())
            '
            """
        try await check(script, by: [.dnspython])
    }

    @Test func `Net::DNS reads it`() async throws {
        let script = """
            perl -MNet::DNS -e '
            open(F, "message.hex"); my $digits = join("", map { s/;.*//r } <F>); $digits =~ s/\\s//g;
            my $packet = Net::DNS::Packet->new(\\pack("H*", $digits)) or die;
            for ($packet->answer) { print $_->rdstring, "\\n" }
            '
            """
        try await check(script, by: [.netDNS])
    }

    @Test func `drill reads it`() async throws {
        try await check("drill -i message.hex", by: [.drill])
    }
}
