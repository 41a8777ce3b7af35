internal import Conformance

/// The catalogue as a list for the README.
public enum ScenarioMarkdown {
    public static func text() -> String {
        ScenarioCatalogue.groups.map(table).joined(separator: "\n") + "\n"
    }

    private static func table(_ group: ScenarioCatalogue.Group) -> String {
        let head = ["**\(group.title)**", "", "| scenario | what happens | expected |", "|---|---|---|"]
        let rows = group.scenarios.map { "| `\($0.name)` | \($0.title) | \($0.expectation.words) |" }
        return (head + rows).joined(separator: "\n") + "\n"
    }
}
