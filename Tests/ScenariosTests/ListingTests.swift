import Conformance
import Foundation
import Scenarios
import Testing

@Suite struct ListingTests {
    @Test func `the README's list is the catalogue's`() throws {
        let readme = try String(contentsOf: Repository.readme, encoding: .utf8)
        let opening = "<!-- scenarios: made by `brimful scenarios --format markdown` -->\n"
        let start = try #require(readme.range(of: opening))
        let end = try #require(readme.range(of: "<!-- /scenarios -->", range: start.upperBound..<readme.endIndex))
        #expect(
            readme[start.upperBound..<end.lowerBound] == ScenarioMarkdown.text(),
            "write what `brimful scenarios --format markdown` prints between the two comments in README.md")
    }

    @Test func `the table has a line for every scenario, and fits a wide terminal`() {
        let lines = ScenarioTable.text().split(separator: "\n")
        for scenario in ScenarioCatalogue.all {
            let line = lines.first { $0.hasPrefix("  \(scenario.name) ") }
            #expect(line?.contains(scenario.title) == true, "\(scenario.name)")
        }
        #expect(lines.allSatisfy { $0.count <= 136 })
    }

    @Test(arguments: ScenarioCatalogue.all) func `an explanation says all there is to say`(scenario: Scenario) {
        let text = ScenarioExplanation(scenario, selector: scenario.name).text
        let words = [
            scenario.name, scenario.title, scenario.wire, scenario.requirement, scenario.rule.text,
            scenario.expectation.rawValue,
        ]
        for word in words + scenario.victims + Fault.lines(of: scenario.faults) {
            #expect(text.contains(word), "\(word)")
        }
        // What can be served is asked by the name that the origin knows; a dead TCP needs the sandbox.
        let isServed = scenario.tcpFault != .blackhole
        #expect(text.contains(".\(scenario.label).brimful.example") == isServed)
        #expect(text.contains("brimful audit --scenario \(scenario.name)") != isServed)
    }

    /// A query that the fault doesn't strike would show nothing.
    @Test(arguments: [
        ("frag-drop-1472", "+bufsize=4096 1.a128.frag-drop-1472."), ("edns-drop", "+bufsize=4096 1.a40.edns-drop."),
        ("oversize-no-tc", "+noedns 1.a40.oversize-no-tc."), ("cached-tc", "+noedns 1.a40.cached-tc."),
        ("pair-aaaa-big", "brimful.example AAAA\n"), ("rrset-cap", "1.a100.rrset-cap."),
    ]) func `the query to try meets the fault`(name: String, words: String) throws {
        let scenario = try #require(ScenarioCatalogue.scenario(named: name))
        let text = ScenarioExplanation(scenario, selector: name).text
        #expect(text.contains(words), "\(text.suffix(150))")
    }

    @Test func `an explanation shows counts as the option takes them`() {
        let text = ScenarioExplanation(.example(counts: [1, 2, 4, 5, 6, 9]), selector: "mine").text
        #expect(text.contains("  1,2,4-6,9 (only when it is named)\n"))
    }
}

extension Scenario {
    fileprivate static func example(counts: [Int]) -> Scenario {
        Scenario(
            name: "mine", title: "Mine", wire: "As clean.", requirement: "Return every address.", faults: [],
            expectation: .complete, rule: .ignoreTruncated, victims: [], counts: counts)
    }
}
