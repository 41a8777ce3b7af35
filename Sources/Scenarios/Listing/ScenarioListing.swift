public import Conformance
internal import Foundation

/// Scenarios as other programs read them: `Fixtures/scenarios.schema.json`.
public struct ScenarioListing: Encodable, Sendable {
    /// Grows when a reader of the last one would stumble.
    public static let schema = 1

    private let scenarios: [Scenario]

    public init(_ scenarios: [Scenario]) {
        self.scenarios = scenarios
    }

    private enum CodingKeys: String, CodingKey {
        case schema, scenarios
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(Self.schema, forKey: .schema)
        try container.encode(scenarios.map(Entry.init), forKey: .scenarios)
    }

    /// The document, with its keys in order so that two of them compare.
    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }

    /// A scenario with what follows from it.
    private struct Entry: Encodable {
        let scenario: Scenario

        enum CodingKeys: String, CodingKey {
            case name, title, wire, requirement, faults, layers, expectation, rule, victims, counts, profiles, silent
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(scenario.name, forKey: .name)
            try container.encode(scenario.title, forKey: .title)
            try container.encode(scenario.wire, forKey: .wire)
            try container.encode(scenario.requirement, forKey: .requirement)
            try container.encode(scenario.faults, forKey: .faults)
            try container.encode(scenario.layers, forKey: .layers)
            try container.encode(scenario.expectation, forKey: .expectation)
            try container.encode(scenario.rule, forKey: .rule)
            try container.encode(scenario.victims, forKey: .victims)
            // null rather than nothing: the counts of the profile.
            try container.encode(scenario.counts, forKey: .counts)
            try container.encode(scenario.profiles.map(\.rawValue), forKey: .profiles)
            try container.encode(scenario.isSilent, forKey: .silent)
        }
    }
}
