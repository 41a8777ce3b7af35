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

    /// The sweeps are clean at counts of their own.
    @Test func `titles tell scenarios apart, and no two do the same at the same counts`() {
        let all = ScenarioCatalogue.all
        #expect(Set(all.map(\.title)).count == all.count)
        #expect(Set(all.map(\.wire)).count == all.count)
        #expect(Set(all.filter { $0.counts == nil }.map(\.faults)).count == all.filter { $0.counts == nil }.count)
    }

    @Test func `clean comes first and has no fault`() throws {
        let clean = try #require(ScenarioCatalogue.all.first)
        #expect(clean.name == "clean" && clean.faults.isEmpty && clean.expectation == .complete)
    }

    /// Whoever is always sent TC and can't use TCP can't have the whole; whoever can use it can.
    @Test(arguments: ScenarioCatalogue.all) func `the expectation fits the faults`(scenario: Scenario) {
        if let tcp = scenario.tcpFault {
            #expect(scenario.expectation == (tcp.delivers ? .complete : .honestFailure))
        } else {
            #expect(scenario.expectation != .honestFailure)
        }
        for fault in scenario.faults {
            switch fault {
            case .subset, .negative: #expect(scenario.expectation == .undetectable)
            case .cnameOnly: #expect(scenario.expectation == .noData)
            case .forge, .firstTime: #expect(scenario.expectation == .completeOrHonestFailure)
            default: #expect(scenario.expectation != .undetectable && scenario.expectation != .noData)
            }
        }
    }
}
