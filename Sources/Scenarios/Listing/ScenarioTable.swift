internal import Conformance

/// The catalogue as a table for a terminal.
public enum ScenarioTable {
    public static func text() -> String {
        let head = [
            "\(ScenarioCatalogue.all.count) scenarios. brimful scenarios NAME explains one; brimful audit --scenario NAME plays it.",
            "", row("", "what happens", "expected", "played by"),
        ]
        return (head + ScenarioCatalogue.groups.flatMap(lines) + [""]).joined(separator: "\n")
    }

    private static func lines(_ group: ScenarioCatalogue.Group) -> [String] {
        ["", group.title]
            + group.scenarios.map { row($0.name, $0.title, $0.expectation.words, profiles($0)) }
    }

    private static func profiles(_ scenario: Scenario) -> String {
        let profiles = scenario.profiles
        return profiles == Profile.allCases ? "all profiles" : profiles.map(\.rawValue).joined(separator: ", ")
    }

    private static func row(_ name: String, _ title: String, _ expected: String, _ profiles: String) -> String {
        "  " + pad(name, nameWidth) + pad(title, titleWidth) + pad(expected, expectedWidth) + profiles
    }

    private static let nameWidth = width(\.name)
    private static let titleWidth = width(\.title)
    private static let expectedWidth = width(\.expectation.words)

    private static func width(_ text: (Scenario) -> String) -> Int {
        2 + (ScenarioCatalogue.all.map { text($0).count }.max() ?? 0)
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
