import Conformance
import DNSWire
import FixtureFormats
import TestTools
import Testing

@Suite struct ZoneTests {
    private static let checks = """
        nsd-checkzone brimful.example zone.db && kzonecheck -o brimful.example zone.db \
        && named-checkzone brimful.example zone.db
        """

    func check(_ export: Export) async throws {
        let room = try await ToolRoom([.nsdCheckzone, .kzonecheck, .namedCheckzone])
        let finished = try await room.run(Self.checks, files: ["zone.db": try #require(export.files["zone.db"])])
        #expect(finished.succeeded, "\(finished.output)\(finished.complaints)")
    }

    @Test(arguments: [1, 40, 100, 101, 4092]) func `NSD, Knot and BIND check it and find nothing`(count: Int)
        async throws
    {
        let export = ZoneFormat().export(try Sample.fixture(count: count, udp: .whole, edns: 4096))
        try await check(export)
        #expect(
            count <= 100
                ? export.fidelity == .ok
                : export.fidelity
                    == .lossy(
                        "BIND's named, 9.18.28 and later, loads \(count) records of one type with max-records-per-type 0 only"
                    ))
    }

    @Test(arguments: [(100, "", true), (101, "", false), (101, "max-records-per-type 0;", true)])
    func `named has a limit that the export names`(count: Int, option: String, loads: Bool) async throws {
        let export = ZoneFormat().export(try Sample.fixture(count: count, udp: .whole, edns: 4096))
        let configuration = """
            options { directory "/tmp"; listen-on port 5399 { 127.0.0.1; }; listen-on-v6 { none; }; pid-file none;
                recursion no; \(option) };
            controls {};
            zone "brimful.example" { type primary; file "zone.db"; };
            """
        let script = """
            named -g -c /tmp/named.conf >log 2>&1 &
            until case "$(cat log)" in *"all zones loaded"*) ;; *) false;; esac; do kill -0 $! || exit 1; sleep 0.1; done
            cat log; kill $!
            """
        let finished = try await ToolRoom([.named]).run(
            script, files: ["zone.db": try #require(export.files["zone.db"]), "named.conf": Array(configuration.utf8)])
        #expect(finished.output.contains("zone brimful.example/IN: loaded serial 1") == loads, "\(finished)")
        #expect(finished.output.contains("too many records (must not exceed 100)") != loads)
    }

    @Test func `aliases come along, and so does a name without addresses`() async throws {
        let chain = ZoneFormat().export(try Sample.fixture("cname-chain-3", .aaaa, count: 5, udp: .whole, aliases: 3))
        let only = ZoneFormat().export(try Sample.fixture("cname-only", count: 0, udp: .whole, aliases: 1))
        #expect(chain.fidelity == .ok && only.fidelity == .ok)
        #expect(text(only.files["zone.db"]).contains("c0.00001.a0.cname-only.brimful.example. 300 IN TXT"))
        try await check(chain)
        try await check(only)
    }

    @Test func `what a zone can't say is said`() throws {
        let clean = try Sample.fixture(count: 40)
        #expect(ZoneFormat().export(clean).fidelity == .ok)
        let refused = try Sample.fixture(
            "tcp-refused", .a, count: 40, Question(name: clean.name, type: 1),
            Conversation(
                udp: clean.conversation.udp,
                tcp: .init(opening: .refused, query: nil, segments: [], ending: .client)))
        #expect(
            ZoneFormat().export(refused)
                == .refused("no answer is whole and has records, so there is nothing for a zone to hold"))
        #expect(
            ZoneFormat().export(try Sample.fixture("tc-partial", count: 40, udp: .partial)).fidelity
                == .lossy("a zone makes the whole answer, not the UDP response, which differs"))
        let plain = try Sample.fixture("no-compress", count: 5, compressing: false)
        #expect(ZoneFormat().export(plain).fidelity == .lossy("servers compress names as they like"))
    }
}
