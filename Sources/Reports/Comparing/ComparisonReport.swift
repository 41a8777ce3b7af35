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
            "### \(section.title)\n\n" + section.lines.map { "- \(GFM.text($0, limit: 2000))\n" }.joined()
        }
        let note = text.notCompared.map { ["\(GFM.text($0, limit: 2000))\n"] } ?? []
        let head =
            "## brimful compare: \(GFM.text(text.summary, limit: 2000))\n\n\(GFM.text(text.headline, limit: 2000))\n"
        return ([head] + sections + note).joined(separator: "\n")
    }

    /// For other programs; ASCII. Its schema is `Fixtures/comparison.schema.json`.
    public func json() throws -> String { try JSONReport.text(ComparisonDocument(comparison)) }
}
