public import Conformance

/// A scenario in full, for a terminal.
public struct ScenarioExplanation {
    private let scenario: Scenario
    private let selector: String

    /// - Parameter selector: how a user chooses the scenario: its name, or its file's path.
    public init(_ scenario: Scenario, selector: String) {
        self.scenario = scenario
        self.selector = selector
    }

    public var text: String {
        let parts = [
            "\(scenario.name): \(scenario.title)",
            "On the wire:  \(scenario.wire)",
            "Correct:      \(scenario.requirement)",
            "Expected:     \(scenario.expectation.words) (\(scenario.expectation.rawValue))",
            "Rule:         \(scenario.rule.rfc) section \(scenario.rule.section): \"\(scenario.rule.text)\"",
            list("Faults:", Fault.lines(of: scenario.faults), none: "none"),
            list("Played at these counts:", counts, none: ""),
            list("Known victims:", scenario.victims.map { "- \($0)" }, none: "none known"),
            list("Try it:", Attempt(scenario, selector: selector).lines, none: ""),
        ]
        return parts.joined(separator: "\n\n") + "\n"
    }

    private func list(_ title: String, _ lines: [String], none: String) -> String {
        lines.isEmpty ? "\(title) \(none)" : ([title] + lines.map { "  \($0)" }).joined(separator: "\n")
    }

    private var counts: [String] {
        let profiles = scenario.profiles
        if let own = scenario.counts { return ["\(CountText.of(own)) (\(players(profiles)))"] }
        return (profiles.isEmpty ? Profile.allCases : profiles).map { profile in
            "\(profile.rawValue): \(CountText.of(profile.counts(for: scenario)))"
        } + (profiles.isEmpty ? ["only when it is named with --scenario"] : [])
    }

    private func players(_ profiles: [Profile]) -> String {
        profiles.isEmpty ? "only when it is named" : profiles.map(\.rawValue).joined(separator: ", ")
    }
}
