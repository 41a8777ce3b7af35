import Conformance
import DNSWire
import FixtureFormats
import Foundation
import Testing

@Suite struct ScriptTests {
    @Test(arguments: [1, 40, 1000]) func `testbound gets the answer octet by octet and asks for all addresses`(
        count: Int
    ) throws {
        let fixture = try Sample.fixture(count: count)
        let export = TestboundFormat().export(fixture)
        #expect(
            export.fidelity
                == (count == 1 ? .ok : .lossy("testbound answers the same over UDP and TCP: here without truncation")))
        let file = text(export.files["testbound.rpl"])
        let hex = file.components(separatedBy: "HEX_ANSWER_BEGIN\n")[1].components(separatedBy: "HEX_ANSWER_END")[0]
        let octets = try HexText(reading: Array(hex.utf8)).octets
        #expect(octets == fixture.conversation.tcp?.message ?? fixture.conversation.udp?.responses[0].octets)
        // testbound has no room for more.
        #expect(hex.utf8.count <= 65_536 && !hex.split(separator: "\n").contains { $0.utf8.count > 10_000 })
        let check = try #require(file.components(separatedBy: "CHECK_ANSWER").last)
        #expect(check.contains("MATCH rcode question answer TCP"))
        for address in Sample.addresses(count, over: count == 1 ? .udp : .tcp) {
            #expect(check.contains(" 300 IN A \(address)\n"))
        }
    }

    @Test func `no complete answer is asked for where nobody has to get it`() throws {
        let file = text(
            TestboundFormat().export(try Sample.fixture("chop-512", count: 40, udp: .cut)).files["testbound.rpl"])
        #expect(file.contains("MATCH question TCP"))
    }

    @Test func `what testbound can't play is refused`() throws {
        var silent = try Sample.fixture(count: 40).conversation
        silent.tcp = .init(opening: .ignored, query: nil, segments: [], ending: .client)
        let question = Question(name: try Sample.name("tcp-blackhole", .a, 40), type: 1)
        #expect(
            TestboundFormat().export(try Sample.fixture("tcp-blackhole", .a, count: 40, question, silent))
                == .refused("testbound always delivers; here TCP connections are never answered"))
        let large = try Sample.fixture(count: 3000)
        #expect(
            TestboundFormat().export(large)
                == .refused(
                    "testbound takes at most 32700 octets; this message has \(large.conversation.tcp?.message?.count ?? 0)"
                ))
    }

    @Test func `Deckard gets records or raw octets, one answer for both transports`() throws {
        let fixture = try Sample.fixture(count: 40)
        let export = DeckardFormat().export(fixture)
        #expect(
            export.fidelity
                == .lossy(
                    "Deckard answers the same over UDP and TCP: here without truncation"))
        let file = text(export.files["deckard.rpl"])
        for word in ["UDP", "TCP", "NOTIMPL"] {
            #expect(!file.split(separator: "\n").contains { $0.hasPrefix("MATCH") && $0.contains(word) })
        }
        let raw = text(DeckardRawFormat().export(fixture).files["deckard-raw.rpl"])
        let lines = raw.split(separator: "\n")
        let place = try #require(lines.firstIndex(of: "RAW"))
        #expect(try HexText(reading: Array(lines[place + 1].utf8)).octets == fixture.conversation.tcp?.message)
    }

    @Test func `what is in the difference of UDP and TCP is refused by Deckard`() throws {
        let fixture = try Sample.fixture("tc-partial", count: 40, udp: .partial)
        let refusal = Export.refused("Deckard answers the same over UDP and TCP, and this case is in the difference")
        #expect(DeckardFormat().export(fixture) == refusal)
        #expect(DeckardRawFormat().export(fixture) == refusal)
        let large = try Sample.fixture(count: 300)
        #expect(DeckardFormat().export(large).files.isEmpty && !DeckardRawFormat().export(large).files.isEmpty)
    }
}
