import Conformance
import DNSWire
import Scenarios
import Testing

/// The catalogue against the design's table of scenarios.
@Suite struct DesignTests {
    /// Name by name and fault by fault.
    private static let designed: [String: [Fault]] = [
        "clean": [], "rrset-cap": [], "msg-64k": [],
        "tc-empty": [.truncate(.empty)], "tc-partial": [.truncate(.wholeRecords)],
        "tc-cut-mid-rr": [.truncate(.cutRecord)], "tc-counts-lie": [.truncate(.countsOnly)],
        "tcp-refused": [.truncate(.wholeRecords), .tcp(.refused)],
        "tcp-blackhole": [.truncate(.wholeRecords), .tcp(.blackhole)],
        "tcp-silent": [.truncate(.wholeRecords), .tcp(.silent)], "tcp-reset": [.truncate(.wholeRecords), .tcp(.reset)],
        "tcp-eof": [.truncate(.wholeRecords), .tcp(.eof)],
        "tcp-half-frame": [.truncate(.wholeRecords), .tcp(.halfFrame)],
        "tcp-still-tc": [.truncate(.wholeRecords), .tcp(.truncated)],
        "tcp-slow": [.truncate(.wholeRecords), .tcp(.slow)], "tcp-split": [.truncate(.wholeRecords), .tcp(.split)],
        "drop-512": [.drop(above: 512)], "frag-drop-1232": [.drop(above: 1232)],
        "frag-drop-1472": [.drop(above: 1472)], "drop-512-no-tcp": [.drop(above: 512), .tcp(.blackhole)],
        "chop-512": [.omitTC(.all), .cut(at: 512)], "oversize-no-tc": [.omitTC(.withoutEDNS)],
        "edns-overrun": [.omitTC(.withEDNS)], "silent-subset": [.subset(8)],
        "middlebox-negative-nxdomain": [.negative(.nxdomain, above: 20)],
        "middlebox-negative-servfail": [.negative(.servfail, above: 20)],
        "middlebox-negative-nodata": [.negative(.nodata, above: 20)],
        "edns-formerr": [.edns(.formerr)], "edns-badvers": [.edns(.badvers)], "edns-drop": [.edns(.drop)],
        "edns-ignored": [.edns(.ignored)], "no-compress": [.noCompression],
        "cname-chain-1": [.cnameChain(1)], "cname-chain-3": [.cnameChain(3)], "cname-chain-8": [.cnameChain(8)],
        "cname-chain-16": [.cnameChain(16)], "section-bloat": [.delegation(servers: 4)], "duplicate": [.duplicate],
        "shuffle": [.shuffle], "pair-aaaa-dead": [.otherType(.dead)], "pair-aaaa-servfail": [.otherType(.servfail)],
        "pair-aaaa-big": [.otherType(.large)], "cname-only": [.cnameOnly],
        "cached-tc": [.firstTime([.truncate(.wholeRecords), .tcp(.reset)])],
        "wrong-id": [.forge(.wrongID)], "wrong-question": [.forge(.wrongQuestion)],
        "foreign-address": [.forge(.foreignAddress)], "late-duplicate": [.forge(.lateDuplicate)],
    ]

    @Test func `every scenario of the design is there, with its faults, and no other`() {
        let faults = ScenarioCatalogue.all.map { ($0.name, $0.faults) }
        #expect(Dictionary(uniqueKeysWithValues: faults) == Self.designed)
    }

    @Test func `groups hold every scenario once`() {
        let grouped = ScenarioCatalogue.groups.flatMap(\.scenarios)
        #expect(grouped == ScenarioCatalogue.all)
        #expect(ScenarioCatalogue.groups.allSatisfy { !$0.title.isEmpty && !$0.scenarios.isEmpty })
    }

    // MARK: Labels

    @Test func `labels tell scenarios apart, and are short`() {
        let labels = ScenarioCatalogue.all.map(\.label)
        #expect(Set(labels).count == labels.count)
        #expect(labels.allSatisfy { (1...15).contains($0.utf8.count) })
    }

    @Test(arguments: ScenarioCatalogue.all) func `a short name is its own label, a long one's begins as it does`(
        scenario: Scenario
    ) {
        if scenario.name.utf8.count <= 15 {
            #expect(scenario.label == scenario.name)
        } else {
            #expect(scenario.label.utf8.count == 15 && scenario.label.hasPrefix(scenario.name.prefix(10)))
        }
    }

    /// The longest case's name, its nonce included, has the usual length in the usual zone.
    @Test(arguments: ScenarioCatalogue.all) func `a label leaves room for the rest of a case's name`(
        scenario: Scenario
    ) throws {
        let name = try DomainName("12345.aaaa4096.\(scenario.label).brimful.example.")
        #expect(name.length <= Case.usualNameLength)
    }
}
