import Conformance

/// The table of one scenario as a picture: a row for each subject, a coloured cell with a letter for each count.
struct SVGHeatMap {
    let matrix: Matrix
    let layout: SVGLayout
    /// The safe count, or nil when there is none to draw.
    let safeCount: Int?

    /// Its elements from `top` down, and where it ends, in pixels.
    func drawn(from top: Int) -> (elements: [SVGElement], bottom: Int) {
        var y = top + (safeCount == nil ? 0 : SVGLayout.rowHeight)
        let firstRow = y
        var elements = [SVGElement.text("addresses", x: SVGLayout.margin, y: layout.baseline(y), class: "note")]
        elements += layout.heading(y: y)
        y += SVGLayout.rowHeight
        for (group, rows) in SubjectGroup.split(matrix.rows, by: \.subject) {
            elements.append(.text(group.heading, x: SVGLayout.margin, y: layout.baseline(y) + 3, class: "group"))
            y += SVGLayout.rowHeight
            for row in rows {
                elements.append(drawn(row, y: y))
                y += SVGLayout.rowHeight
            }
        }
        return (elements + safeLine(from: firstRow, to: y), y)
    }

    private func drawn(_ row: Matrix.Row, y: Int) -> SVGElement {
        let cells = row.symbols.enumerated().flatMap { position, symbol in
            layout.cell(symbol.text, style: symbol.styleClass, at: position, y: y)
        }
        return SVGElement(
            "g", [],
            [
                SVGElement("title", text: "\(row.label): \(row.note)"),
                .text(SVGPage.fit(row.label), x: SVGLayout.margin, y: layout.baseline(y), class: "name"),
            ] + cells + [.text(SVGPage.fit(row.note), x: layout.notes, y: layout.baseline(y), class: "note")])
    }

    /// Between the last column that every subject survives and the next.
    private func safeLine(from top: Int, to bottom: Int) -> [SVGElement] {
        guard let safeCount else { return [] }
        let x = layout.column(layout.counts.count { $0 <= safeCount }) - 2
        return [
            SVGElement(
                "line",
                [("x1", "\(x)"), ("y1", "\(top - 4)"), ("x2", "\(x)"), ("y2", "\(bottom)"), ("class", "safe")]),
            .text("safe count \(safeCount)", x: x, y: top - 9, class: "safe-label"),
        ]
    }
}
