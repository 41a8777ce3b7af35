import Conformance
import DNSWire
import FixtureFormats
import Testing

@Suite struct HexTests {
    @Test func `what is written is read back, octet by octet, whole and cut at every place`() throws {
        for count in [0, 1, 3] {
            let fixture = try Sample.fixture(count: count, edns: 1232, aliases: count)
            let octets = try #require(fixture.conversation.udp).responses[0].octets
            for length in 1...octets.count {
                var cut = fixture.conversation
                cut.udp?.responses[0].octets = Array(octets.prefix(length))
                let file = try #require(Self.export(cut, like: fixture).files["udp.response.hex"])
                #expect(try HexText(reading: file).octets == Array(octets.prefix(length)), "\(length) octets")
            }
        }
    }

    @Test func `whatever octets there are, they are read back`() throws {
        let fixture = try Sample.fixture(count: 4, edns: 512, aliases: 2)
        let octets = try #require(fixture.conversation.udp).responses[0].octets
        for position in octets.indices {
            for value in [0, 0x3F, 0x41, 0xC0, 0xFF] as [UInt8] {
                var changed = fixture.conversation
                changed.udp?.responses[0].octets[position] = value
                let file = try #require(Self.export(changed, like: fixture).files["udp.response.hex"])
                #expect(try HexText(reading: file).octets == changed.udp?.responses[0].octets)
            }
        }
    }

    private static func export(_ conversation: Conversation, like fixture: Fixture) -> Export {
        HexFormat().export(
            Fixture(
                id: fixture.id, scenario: fixture.scenario, name: fixture.name, type: fixture.type,
                count: fixture.count,
                conversation: conversation))
    }

    @Test func `every field is named`() throws {
        let fixture = try Sample.fixture(count: 2, edns: 1232, aliases: 1)
        let file = text(HexFormat().export(fixture).files["udp.response.hex"])
        for words in [
            "; clean/a2/udp512: udp.response, ", "; 0: ID", "; 2: flags: QR AA RD; OPCODE QUERY, RCODE NOERROR",
            "; 6: ANCOUNT 3", "; question section", "QNAME 00001.a2.clean.brimful.example.", "QTYPE A", "QCLASS IN",
            "; answer section", "300 IN CNAME c0.00001.a2.clean.brimful.example.", "300 IN A 198.18.0.2",
            "; additional section", "OPT: UDP payload size 1232, extended RCODE 0, version 0",
        ] {
            #expect(file.contains(words), "\(words)")
        }
        #expect(file.split(separator: "\n").allSatisfy { $0.count < 160 })
    }

    @Test func `what can't be read stands as it is, with the reason`() throws {
        let file = text(HexFormat().export(try Sample.fixture(count: 40, udp: .cut)).files["udp.response.hex"])
        #expect(file.contains("; not well-formed: the message is cut: octet 512 is missing"))
        #expect(file.contains("; 6: ANCOUNT 40"))
        #expect(file.hasSuffix(": not read\n"))
    }

    @Test func `all messages have files, and what isn't in them is said`() throws {
        var fixture = try Sample.fixture(count: 40)
        #expect(
            Set(HexFormat().export(fixture).files.keys) == ["udp.query.hex", "udp.response.hex", "tcp.response.hex"])
        #expect(BinaryFormat().export(fixture).fidelity == .ok)
        #expect(BinaryFormat().export(fixture).files["tcp.response.bin"] == fixture.conversation.tcp?.message)
        var conversation = fixture.conversation
        conversation.udp?.responses.append(.init([1, 2], isForeign: true))
        conversation.tcp?.query?.append(0)
        fixture = try Sample.fixture(
            "foreign-address", .a, count: 40, Question(name: fixture.name, type: 1), conversation)
        let export = BinaryFormat().export(fixture)
        #expect(
            Set(export.files.keys) == [
                "udp.query.bin", "udp.response.1.bin", "udp.response.2.bin", "tcp.query.bin", "tcp.response.bin",
            ])
        #expect(
            export.fidelity == .lossy("messages alone don't say that a UDP response comes from another address"))
    }
}

@Suite struct HexTextTests {
    static let octets: [UInt8] = [0x00, 0x00, 0x85, 0x80, 0x41] + Array(0..<20)

    @Test(
        arguments: [
            "0000858041000102030405060708090a0b0c0d0e0f10111213",
            "; a comment with 0xFF\n00 00 85 80 41 # and so on\n\n000102030405060708090A0B 0C0D0E0F\t10111213\r\n",
            "0x00, 0x00, 0x85, 0x80, 0x41, 0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09,\n"
                + "0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f, 0x10, 0x11, 0x12, 0x13",
            "00000000: 0000 8580 4100 0102 0304 0506 0708 090a  ....A...........\n"
                + "00000010: 0b0c 0d0e 0f10 1112 13                   .........\n",
            "00000000  00 00 85 80 41 00 01 02  03 04 05 06 07 08 09 0a  |ab cd...........|\n"
                + "00000010  0b 0c 0d 0e 0f 10 11 12  13                       |.........|\n00000019\n",
            "0000   00 00 85 80 41 00 01 02 03 04 05 06 07 08 09 0a   ab cd...\n"
                + "0010   0b 0c 0d 0e 0f 10 11 12 13                        .........\n",
        ]) func `people's and tools' ways of writing are read`(text: String) throws
    {
        #expect(try HexText(reading: Array(text.utf8)).octets == Self.octets)
    }

    @Test(
        arguments: [
            ("00 0", 1, "half an octet"), ("00\n0g", 2, "`g` is no hexadecimal digit"),
            ("; nothing", 1, "no hexadecimal"),
            ("", 1, "no hexadecimal"), ("00\n\n\u{1}", 3, "octet 1 is no hexadecimal digit"),
            ("00000000: 00 00\n00000003: 00\n", 1, "`:` is no hexadecimal digit"),
        ]) func `what is wrong is told with its line`(text: String, line: Int, reason: String)
    {
        let failure = #expect(throws: HexText.Failure.self) { try HexText(reading: Array(text.utf8)) }
        #expect(failure?.line == line)
        #expect(failure?.reason.contains(reason) == true, "\(failure.map(String.init(describing:)) ?? "")")
    }

    @Test func `any text is read or refused`() {
        var random = SplitMix(seed: 7)
        let alphabet = Array("0123456789abcdefABCDEFx:;#|, \n\t\\".utf8)
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 0..<60, using: &random)).map { _ in alphabet.randomElement(using: &random)! }
            _ = try? HexText(reading: text)
        }
        for _ in 0..<2000 {
            _ = try? HexText(reading: (0..<200).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
    }
}
