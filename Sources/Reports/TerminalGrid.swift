import Conformance

/// A matrix as lines for a terminal: a heading of counts, then a row for each subject, in groups.
struct TerminalGrid {
    private let layout: GridLayout
    private let hiddenColumns: Int
    private let width: Int

    init(_ matrix: Matrix, width: Int) {
        layout = GridLayout(matrix, width: width)
        self.width = width
        hiddenColumns = matrix.counts.count - layout.matrix.counts.count
    }

    var lines: [StyledLine] {
        guard !layout.matrix.rows.isEmpty else { return [] }
        return layout.blocks.flatMap(lines) + hiddenLine
    }

    private var hiddenLine: [StyledLine] {
        guard hiddenColumns > 0 else { return [] }
        return [StyledLine("  (not shown: \(counted(hiddenColumns, "column")) in which no row changes)", .dim)]
    }

    private func lines(of block: Range<Int>) -> [StyledLine] {
        [heading(of: block)]
            + SubjectGroup.split(layout.matrix.rows, by: \.subject).flatMap { group, rows in
                paragraph(group.heading, width: width, style: .bold) + rows.flatMap { self.lines(of: $0, in: block) }
            }
    }

    private func heading(of block: Range<Int>) -> StyledLine {
        var line = indented(GridLayout.heading, .dim)
        for count in layout.matrix.counts[block] { append(String(count), .dim, under: count, to: &line) }
        return line
    }

    private func lines(of row: Matrix.Row, in block: Range<Int>) -> [StyledLine] {
        var line = indented(fitted(row.label, to: layout.labelWidth), .plain)
        for position in block {
            let symbol = row.symbols[position]
            let style = row.cells[position]?.isAccepted == true ? .dim : TextStyle(symbol.verdict)
            append(symbol.text, style, under: layout.matrix.counts[position], to: &line)
        }
        return block == layout.blocks.last ? withNote(row, line, block) : [line]
    }

    /// The note begins on the row's own line, and goes on below itself.
    private func withNote(_ row: Matrix.Row, _ line: StyledLine, _ block: Range<Int>) -> [StyledLine] {
        let column = layout.noteColumn(in: block)
        let note = wrapped(row.note, to: max(1, layout.noteWidth))
        guard !note.isEmpty else { return [line] }
        return note.enumerated().map { number, text in
            var styled = number == 0 ? line : StyledLine()
            styled.pad(to: column)
            styled.append(text, row.worst == .pass ? .dim : .plain)
            return styled
        }
    }

    private func indented(_ text: String, _ style: TextStyle) -> StyledLine {
        var line = StyledLine()
        line.pad(to: GridLayout.indent)
        line.append(text, style)
        line.pad(to: GridLayout.indent + layout.labelWidth)
        return line
    }

    /// Right-aligned, as numbers are.
    private func append(_ text: String, _ style: TextStyle, under count: Int, to line: inout StyledLine) {
        line.pad(to: line.width + GridLayout.columnWidth(count) - text.count)
        line.append(text, style)
    }
}
