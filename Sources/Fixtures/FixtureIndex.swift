internal import Conformance

/// The table of contents of a folder of fixtures, in Markdown: a line for each scenario, a link for each case.
public struct FixtureIndex: Sendable {
    public static let name = "README.md"

    private let groups: [(key: Key, manifests: [FixtureManifest])]

    private struct Key: Hashable {
        let scenario: String
        let title: String
        let type: RecordType
        let view: String

        var text: String { "\(scenario) \(type.rawValue) \(view)" }
    }

    /// - Parameter manifests: of all fixtures below the folder, in any order.
    public init(_ manifests: [FixtureManifest]) {
        let byKey = Dictionary(grouping: manifests) { manifest in
            Key(
                scenario: manifest.recipe?.scenario.name ?? "captured",
                title: manifest.recipe?.scenario.title ?? "As it was captured", type: manifest.question.type,
                view: manifest.recipe?.view.rawValue ?? "")
        }
        groups = byKey.sorted { $0.key.text < $1.key.text }.map { ($0.key, $0.value.sorted(by: Self.precedes)) }
    }

    private static func precedes(_ left: FixtureManifest, _ right: FixtureManifest) -> Bool {
        (left.expected.addresses, left.id) < (right.expected.addresses, right.id)
    }

    private static let mark = "Made by `brimful fixtures write`"

    /// Whether somebody's text is such a table of contents, if perhaps an old one.
    static func isOurs(_ text: String) -> Bool { text.contains(mark) || text.contains(tableHead) }

    private static let tableHead = "| scenario | what happens | type | asked | answer records |"

    public var markdown: String {
        let count = groups.reduce(0) { $0 + $1.manifests.count }
        return Self.head(count) + groups.map { Self.line($0.key, $0.manifests) }.joined()
    }

    private static func head(_ count: Int) -> String {
        """
        # \(count) fixtures

        \(mark); `brimful fixtures verify` makes them again and compares. Each folder is one case:
        `case.json` tells all about it, `udp.query.bin`, `udp.response.bin` and `tcp.response.bin` are the exact octets, without
        the length prefix of TCP; what else is there is told in `export.json`. IDs are 0.

        \(tableHead)
        |---|---|---|---|---|

        """
    }

    private static func line(_ key: Key, _ manifests: [FixtureManifest]) -> String {
        let links = manifests.map { "[\($0.expected.addresses)](\($0.id)/)" }.joined(separator: " ")
        let cells = [
            "`\(key.scenario)`", key.title, key.type.rawValue, key.view.isEmpty ? "" : "`\(key.view)`", links,
        ]
        return "| \(cells.joined(separator: " | ")) |\n"
    }
}
