public import Conformance
import FoundationEssentials

/// What is otherwise in one audit than in an earlier one: a table, Markdown or JSON.
public struct ComparisonReport: Sendable {
    private let comparison: Comparison
    private let text: ComparisonText

    public init(_ comparison: Comparison) {
        self.comparison = comparison
        text = ComparisonText(comparison: comparison)
    }

    /// For a terminal; ends in a newline.
    public func table(style: TerminalStyle) -> String {
        let sections = text.sections.map { section in
            [StyledLine(section.title, section.style)]
                + section.lines.flatMap { paragraph($0, first: "  - ", width: style.width) }
        }
        let end =
            (text.notCompared.map { paragraph($0, width: style.width, style: .dim) } ?? [])
            + paragraph(text.summary, width: style.width, style: comparison.hasRegressions ? .fail : .plain)
        let parts = [paragraph(text.headline, width: style.width, style: .bold)] + sections + [end]
        return parts.joined(separator: [StyledLine()]).map { $0.rendered(color: style.color) + "\n" }.joined()
    }

    /// For a comment or a page; ends in a newline.
    public func markdown() -> String {
        let sections = text.sections.map { section in
            "### \(section.title)\n\n" + section.lines.map { "- \(Self.escaped($0))\n" }.joined()
        }
        let note = text.notCompared.map { ["\(Self.escaped($0))\n"] } ?? []
        let head = "## brimful compare: \(Self.escaped(text.summary))\n\n\(Self.escaped(text.headline))\n"
        return ([head] + sections + note).joined(separator: "\n")
    }

    /// Text that GitHub Flavored Markdown and HTML make nothing of: no markup, no mention, no reference to an issue.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "<": "&lt;"
            case ">": "&gt;"
            case "&": "&amp;"
            case "@": "&#64;"
            case "#": "&#35;"
            case "\\", "`", "*", "_", "[", "]", "|", "~", "!", "$", ":": "\\\(scalar)"
            default: String(scalar)
            }
        }.joined()
    }

    /// For other programs; ASCII. Its schema is `Fixtures/comparison.schema.json`.
    public func json() throws -> String { try JSONReport.text(ComparisonDocument(comparison)) }
}
