import Conformance
import DNSWire
import Scenarios
import Testing

@Suite struct ScenarioCatalogueTests {
    @Test func `names are unique and found again`() {
        let names = ScenarioCatalogue.all.map(\.name)
        #expect(Set(names).count == names.count)
        for scenario in ScenarioCatalogue.all {
            #expect(ScenarioCatalogue.scenario(named: scenario.name) == scenario)
        }
        #expect(ScenarioCatalogue.scenario(named: "no-such-scenario") == nil)
    }

    /// RFC 1035 §2.3.1, lower case, so that a name in a case's name reads back as itself.
    @Test(arguments: ScenarioCatalogue.all) func `a name is one DNS label of letters, digits and hyphens`(
        scenario: Scenario
    ) throws {
        let allowed = Set("abcdefghijklmnopqrstuvwxyz0123456789-")
        #expect(scenario.name.allSatisfy { allowed.contains($0) })
        #expect(!scenario.name.hasPrefix("-") && !scenario.name.hasSuffix("-"))
        let label = try DomainName.root.prepending(scenario.name)
        #expect(label.labels.count == 1)
    }

    @Test(arguments: ScenarioCatalogue.all) func `every word that a reader needs is there, and on one line`(
        scenario: Scenario
    ) {
        for text in [scenario.title, scenario.wire, scenario.requirement] + scenario.victims {
            #expect(!text.isEmpty)
            #expect(!text.contains("\n"))
            #expect(!text.contains("  "))
        }
        #expect(!scenario.victims.isEmpty)
        #expect(scenario.wire.hasSuffix("."))
        #expect(scenario.requirement.hasSuffix("."))
        #expect(!scenario.title.hasSuffix("."))
    }

    @Test(arguments: ScenarioCatalogue.all) func `the rule is a whole sentence of a section of an RFC`(
        scenario: Scenario
    ) throws {
        let number = try #require(scenario.rule.rfc.split(separator: " ").last)
        #expect(scenario.rule.rfc == "RFC \(number)" && Int(number) != nil)
        #expect(scenario.rule.section.split(separator: ".").allSatisfy { Int($0) != nil })
        #expect(scenario.rule.text.hasSuffix("."))
        #expect(!scenario.rule.text.contains("\n"))
    }

    @Test func `titles tell scenarios apart, and no two do the same`() {
        #expect(Set(ScenarioCatalogue.all.map(\.title)).count == ScenarioCatalogue.all.count)
        #expect(Set(ScenarioCatalogue.all.map(\.faults)).count == ScenarioCatalogue.all.count)
    }

    @Test func `clean comes first and has no fault`() throws {
        let clean = try #require(ScenarioCatalogue.all.first)
        #expect(clean.name == "clean" && clean.faults.isEmpty && clean.expectation == .complete)
    }

    /// Whoever is always sent TC and can't use TCP can't have the whole; whoever can use it can.
    @Test(arguments: ScenarioCatalogue.all) func `the expectation fits the faults`(scenario: Scenario) {
        let alwaysTruncated = scenario.faults.contains { if case .truncate = $0 { true } else { false } }
        if alwaysTruncated && scenario.tcpFault != nil { #expect(scenario.expectation == .honestFailure) }
        if scenario.tcpFault == nil { #expect(scenario.expectation != .honestFailure) }
    }

    /// The longest case's name, its nonce included, has the usual length in the usual zone.
    @Test(arguments: ScenarioCatalogue.all) func `a name leaves room for the rest of a case's name`(
        scenario: Scenario
    ) throws {
        let name = try DomainName("12345.aaaa4096.\(scenario.name).brimful.example.")
        #expect(name.length <= Case.usualNameLength)
    }
}
