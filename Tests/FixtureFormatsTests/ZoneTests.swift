import Conformance
import DNSWire
import FixtureFormats
import TestTools
import Testing

@Suite struct ZoneTests {
    @Test(arguments: [1, 40, 100, 101, 4092]) func `NSD, Knot and BIND load it, or it says why not`(count: Int)
        async throws
    {
        let export = ZoneFormat().export(try Sample.fixture(count: count, udp: .whole, edns: 4096))
        let zone = try #require(export.files["zone.db"])
        let room = try await ToolRoom([.nsdCheckzone, .kzonecheck, .namedCheckzone])
        let script = """
            nsd-checkzone brimful.example zone.db; echo nsd \\$?; kzonecheck -o brimful.example zone.db; echo knot \\$?
            named-checkzone brimful.example zone.db; echo bind \\$?
            """
        let finished = try await room.run(script, files: ["zone.db": zone])
        let lines = finished.output.split(separator: "\n")
        #expect(lines.contains("nsd 0") && lines.contains("knot 0"), "\(finished.output)\(finished.complaints)")
        #expect(lines.contains("bind 0"), "\(finished.output)\(finished.complaints)")
        if count > 100 {
            #expect(
                export.fidelity
                    == .lossy(
                        "BIND 9.18.28 and later want max-records-per-type 0 for \(count) records of one type; NSD and Knot do not"
                    ))
        } else {
            #expect(export.fidelity == .ok)
        }
    }

    @Test func `aliases come along, and so does a name without addresses`() async throws {
        let chain = ZoneFormat().export(try Sample.fixture("cname-chain-3", .aaaa, count: 5, udp: .whole, aliases: 3))
        let only = ZoneFormat().export(try Sample.fixture("cname-only", count: 0, udp: .whole, aliases: 1))
        #expect(chain.fidelity == .ok && only.fidelity == .ok)
        #expect(text(only.files["zone.db"]).contains("c0.00001.a0.cname-only.brimful.example. 300 IN TXT"))
        let room = try await ToolRoom([.nsdCheckzone, .kzonecheck, .namedCheckzone])
        for export in [chain, only] {
            let finished = try await room.run(
                "nsd-checkzone brimful.example z && kzonecheck -o brimful.example z && named-checkzone brimful.example z",
                files: ["z": try #require(export.files["zone.db"])])
            #expect(finished.succeeded, "\(finished.output)\(finished.complaints)")
        }
    }

    @Test func `what a zone can't say is said`() throws {
        var refused = try Sample.fixture(count: 40)
        refused = try Sample.fixture(
            "tcp-refused", .a, count: 40, .init(name: refused.name, type: 1),
            .init(
                udp: refused.conversation.udp,
                tcp: .init(opening: .refused, query: nil, segments: [], ending: .client)))
        #expect(
            ZoneFormat().export(refused)
                == .refused(
                    "no answer is whole and says that there are addresses, so there is nothing for a zone to hold"))
        #expect(
            ZoneFormat().export(try Sample.fixture("tc-partial", count: 40, udp: .partial)).fidelity
                == .lossy("a zone makes the whole answer, not the UDP response, which differs"))
        #expect(ZoneFormat().export(try Sample.fixture(count: 40)).fidelity == .ok)
    }
}
