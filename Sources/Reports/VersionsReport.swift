public import Conformance

/// Which version of a subject breaks where: one table of versions by scenarios, and the changes from one to the next.
public struct VersionsReport: Sendable {
    private let style: TerminalStyle

    public init(style: TerminalStyle) {
        self.style = style
    }

    /// The report, ending in a newline.
    public func render(_ audit: Audit) -> String {
        let grids = VersionGrid.all(of: audit)
        let sections =
            [heading(audit)] + grids.flatMap { tables($0) + [changes($0), sources(of: $0, in: audit)] }
            + [legend(grids), SkippedSection(audit, width: style.width).lines]
        return sections.filter { !$0.isEmpty }
            .map { $0.map { $0.rendered(color: style.color) + "\n" }.joined() }.joined(separator: "\n")
    }

    private func heading(_ audit: Audit) -> [StyledLine] {
        paragraph(
            "How many addresses each version gives before it fails, and how it fails then (profile \(audit.profile)).",
            first: "", width: style.width)
    }

    // MARK: The table

    private static let gap = 2

    /// As many versions side by side as the width has room for.
    private func tables(_ grid: VersionGrid) -> [[StyledLine]] {
        let first = Self.labelWidth(grid)
        let widest = Self.columnWidth(grid) + Self.gap
        let room = max(1, (style.width - first) / widest)
        return stride(from: 0, to: grid.versions.count, by: room).map { start in
            table(grid.columns(start..<min(start + room, grid.versions.count)), first, widest)
        }
    }

    private static func labelWidth(_ grid: VersionGrid) -> Int {
        let labels = grid.families.flatMap { family in family.rows.map { "  " + $0.scenario } }
        return (labels.map(\.count).max() ?? 0) + gap
    }

    private static func columnWidth(_ grid: VersionGrid) -> Int {
        let cells = grid.families.flatMap(\.rows).flatMap(\.cells).compactMap { $0?.text.count }
        return (cells + grid.versions.map(\.count)).max() ?? 0
    }

    private func table(_ grid: VersionGrid, _ first: Int, _ column: Int) -> [StyledLine] {
        var lines = [StyledLine(line("", grid.versions.map { plain($0, limit: 24) }, first, column), .dim)]
        for family in grid.families where family.rows.contains(where: { $0.cells.contains { $0 != nil } }) {
            lines += paragraph(family.title, width: style.width, style: .bold)
            let telling = family.rows.filter { !$0.isAsExpected || $0.scenario == "clean" }
            for row in telling { lines.append(line(of: row, first, column)) }
            let others = family.rows.filter { row in !telling.contains { $0.scenario == row.scenario } }.map(\.scenario)
            if !others.isEmpty {
                lines += paragraph(
                    "as it should be in all: \(others.joined(separator: ", "))", first: "  ", width: style.width)
            }
        }
        return lines
    }

    private func line(_ label: String, _ cells: [String], _ first: Int, _ column: Int) -> String {
        cells.enumerated().reduce(label) { text, cell in
            text + String(repeating: " ", count: max(1, first + cell.offset * column - text.count)) + cell.element
        }
    }

    private func line(of row: VersionGrid.Row, _ first: Int, _ column: Int) -> StyledLine {
        var line = StyledLine("  \(row.scenario)")
        for (index, cell) in row.cells.enumerated() {
            line.pad(to: first + index * column)
            line.append(cell?.text ?? Symbol.notAsked.text, cell.map { TextStyle($0.verdict) } ?? .dim)
        }
        return line
    }

    // MARK: Below it

    private func changes(_ grid: VersionGrid) -> [StyledLine] {
        let lines = grid.families.flatMap { family -> [StyledLine] in
            let changes = VersionChanges(family: family, versions: grid.versions).lines
            if changes.isEmpty { return [] }
            return paragraph(family.title, first: "  ", width: style.width)
                + changes.flatMap { paragraph("\($0.heading)  \($0.text)", first: "    ", width: style.width) }
        }
        return lines.isEmpty ? [] : [StyledLine("What changed", .bold)] + lines
    }

    private func sources(of grid: VersionGrid, in audit: Audit) -> [StyledLine] {
        let names = Set(grid.families.flatMap(\.names))
        var seen: Set<String> = []
        let own = audit.subjects.filter { !$0.isPair && names.contains($0.name) }
        let ascending = own.sorted { VersionOrder.precedes($0.version, $1.version) }
        let lines = ascending.flatMap { subject -> [StyledLine] in
            let sources = [subject.source] + audit.twins.filter { $0.subject == subject }.map(\.source)
            let text = "\(plain(subject.version, limit: 24))  \(sources.map { plain($0) }.joined(separator: "; "))"
            return seen.insert(text).inserted ? paragraph(text, first: "  ", width: style.width) : []
        }
        return [StyledLine("Where the versions come from", .bold)] + lines
    }

    private func legend(_ grids: [VersionGrid]) -> [StyledLine] {
        let letters = Set(
            grids.flatMap(\.families).flatMap(\.rows).flatMap(\.cells).compactMap {
                $0?.text.split(separator: " ").last.map(String.init)
            })
        let symbols = Outcome.allCases.map { Symbol.failed($0) } + [.asExpected, .inconclusive, .notAsked]
        let shown = symbols.filter { letters.contains($0.text) }.sorted { $0.legendOrder < $1.legendOrder }
        return [StyledLine("What the letters mean", .bold)]
            + shown.flatMap { paragraph("\($0.text)   \($0.meaning)", first: "  ", width: style.width) }
    }
}
