import Conformance
import Foundation
import Scenarios
import Testing

@Suite struct ListingJSONTests {
    private struct Listing: Decodable {
        var schema: Int
        var scenarios: [Entry]
    }

    /// What a reader in another language would write.
    private struct Entry: Decodable {
        var name, title, wire, requirement: String
        var faults: [Fault]
        var layers: [Fault.Layer]
        var expectation: Conformance.Expectation
        var rule: Rule
        var victims: [String]
        var counts: [Int]?
        var profiles: [Profile]
        var silent: Bool
    }

    @Test func `the JSON listing holds every word of every scenario`() throws {
        let json = try ScenarioListing(ScenarioCatalogue.all).json()
        let listing = try JSONDecoder().decode(Listing.self, from: Data(json.utf8))
        #expect(listing.schema == 1)
        let read = listing.scenarios.map { entry in
            Scenario(
                name: entry.name, title: entry.title, wire: entry.wire, requirement: entry.requirement,
                faults: entry.faults, expectation: entry.expectation, rule: entry.rule, victims: entry.victims,
                counts: entry.counts)
        }
        #expect(read == ScenarioCatalogue.all)
        for (entry, scenario) in zip(listing.scenarios, ScenarioCatalogue.all) {
            #expect(entry.profiles == Profile.allCases.filter { $0.scenarios.contains(scenario) })
            #expect(entry.silent == scenario.isSilent && Set(entry.layers) == Set(scenario.faults.map(\.layer)))
        }
    }

    @Test func `every key is there in every scenario, and the schema requires and describes each`() throws {
        let json = try ScenarioListing(ScenarioCatalogue.all).json()
        let entries = try #require(try object(Data(json.utf8))["scenarios"] as? [[String: Any]])
        let schema = try object(Data(contentsOf: Repository.schema))
        let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
        let scenario = try #require(definitions["scenario"])
        let properties = try #require(scenario["properties"] as? [String: Any])
        let required = try #require(scenario["required"] as? [String])
        #expect(Set(required) == Set(properties.keys))
        for entry in entries { #expect(Set(entry.keys) == Set(required)) }
    }

    @Test func `the schema knows every fault's word and every choice`() throws {
        let text = try String(contentsOf: Repository.schema, encoding: .utf8)
        let words = ScenarioCatalogue.all.flatMap(\.faults).map { fault in
            String(Fault.lines(of: [fault])[0].dropFirst("- ".count).prefix { $0 != ":" })
        }
        let choices =
            Fault.TCPFault.allCases.map(\.rawValue) + Fault.Truncation.allCases.map(\.rawValue)
            + Conformance.Expectation.allCases.map(\.rawValue) + Profile.allCases.map(\.rawValue)
        for word in words + choices { #expect(text.contains("\"\(word)\""), "\(word)") }
    }

    private func object(_ data: Data) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
}
