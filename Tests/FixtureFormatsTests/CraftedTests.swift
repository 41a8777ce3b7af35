import Conformance
import DNSWire
import FixtureFormats
import Fixtures
import Scenarios
import Testing

/// Fixtures of the origin's own octets.
enum Crafted {
    static func fixture(
        _ scenario: Scenario, count: Int, view: View? = nil
    ) throws -> Fixture {
        let recipe = Recipe(
            scenario: scenario, type: .a, count: count, view: view ?? scenario.usualViews[0], zone: "brimful.example.")
        return try Kitchen(zone: recipe.zone, scenarios: [scenario]).fixture(recipe)
    }
}

/// What the origin sends, in other people's tools.
@Suite struct CraftedTests {
    @Test(arguments: ScenarioCatalogue.all)
    func `tshark sees a malformed packet only where the scenario makes one`(_ scenario: Scenario) async throws {
        for count in [1, 40] {
            let fixture = try Crafted.fixture(scenario, count: count)
            let packets = try await CaptureTsharkTests().dissect(fixture.conversation)
            #expect(packets.allSatisfy { $0.checksums.allSatisfy { $0 == "1" } })
            // The end of a message that never comes over TCP is not malformed: nothing is read of what isn't whole.
            let isCut =
                ["tc-cut-mid-rr", "tc-counts-lie"].contains(scenario.name) || scenario.name == "chop-512" && count == 40
            #expect(packets.contains(where: \.isMalformed) == isCut, "a\(count)")
        }
    }

    @Test(arguments: ScenarioCatalogue.withOwnOctets)
    func `ldns-testns answers dig as the origin does, or the export says why not`(_ scenario: Scenario) async throws {
        let fixture = try Crafted.fixture(scenario, count: 40)
        let export = TestnsFormat().export(fixture)
        if case .refused(let reason) = export.fidelity {
            #expect(!reason.isEmpty && export.files.isEmpty)
        } else {
            try await TestnsTests().check(fixture)
        }
    }

    @Test(arguments: ScenarioCatalogue.withOwnOctets)
    func `the zone loads in NSD, Knot and BIND, or the export says why not`(_ scenario: Scenario) async throws {
        for count in [1, 40, 101, 4092] {
            let export = ZoneFormat().export(try Crafted.fixture(scenario, count: count))
            if case .refused(let reason) = export.fidelity {
                #expect(!reason.isEmpty && export.files.isEmpty)
            } else {
                try await ZoneTests().check(export)
            }
        }
    }

    @Test func `what is exported is refused only where it must be`() throws {
        func isRefused(_ format: any FixtureFormat, _ name: String, _ count: Int) throws -> Bool {
            let scenario = try #require(ScenarioCatalogue.scenario(named: name))
            return format.export(try Crafted.fixture(scenario, count: count)).files.isEmpty
        }
        for name in ["clean", "tc-empty", "tc-partial", "no-compress", "cname-chain-3", "section-bloat", "shuffle"] {
            #expect(try !isRefused(TestnsFormat(), name, 40), "\(name)")
            #expect(try !isRefused(ZoneFormat(), name, 40), "\(name)")
        }
        #expect(try isRefused(TestnsFormat(), "wrong-id", 40))
        #expect(try isRefused(ZoneFormat(), "middlebox-negative-nxdomain", 40))
    }

    @Test(arguments: ["clean", "cname-chain-8", "no-compress", "section-bloat", "duplicate"])
    func `dnspython, Net::DNS and drill read the hex alike`(_ name: String) async throws {
        let scenario = try #require(ScenarioCatalogue.scenario(named: name))
        let fixture = try Crafted.fixture(scenario, count: 40, view: .edns4096)
        let message = try StrictMessage(reading: try #require(fixture.conversation.udp?.responses.first?.octets))
        let file = try #require(HexFormat().export(fixture).files["udp.response.hex"])
        for reader in DecoderTests.readers {
            // What is there twice is one record to some of them (RFC 2181 §5).
            let addresses = try await DecoderTests().addresses(in: file, reader)
            #expect(Set(addresses) == Set(message.addresses(.a).map(\.description)))
        }
    }
}
