/// Where the columns of the picture are, in pixels; the table and the strips below it share them.
struct SVGLayout {
    let counts: [Int]
    let labelWidth: Int
    let noteWidth: Int

    static let margin = 24
    static let rowHeight = 24
    static let cellHeight = 20
    private static let gap = 12

    /// - Parameters:
    ///   - labels: what stands at the left of rows.
    ///   - notes: what stands at their right.
    init(counts: [Int], labels: [String], notes: [String]) {
        self.counts = counts
        labelWidth = labels.map(SVGStyle.width).max() ?? 0
        noteWidth = notes.map(SVGStyle.width).max() ?? 0
    }

    /// One width for all cells, so that the picture is even.
    var columnWidth: Int {
        max(30, SVGStyle.width(of: String(counts.last ?? 0)) + 8)
    }

    var firstColumn: Int { Self.margin + labelWidth + Self.gap }
    var notes: Int { column(counts.count) + Self.gap }
    /// Wide enough for the title and a line of the legend, however few the columns are.
    var width: Int { max(760, notes + noteWidth + Self.margin) }

    /// The left edge of the column at this position.
    func column(_ position: Int) -> Int {
        firstColumn + position * columnWidth
    }

    /// The baseline of a text in the row whose top is at `y`.
    func baseline(_ y: Int) -> Int { y + 14 }

    /// The coloured box of a cell with its text.
    func cell(_ text: String, style: String, at position: Int, y: Int) -> [SVGElement] {
        let x = column(position)
        return [
            .box(x: x, y: y, width: columnWidth - 3, height: Self.cellHeight, class: style),
            .text(text, x: x + (columnWidth - 3) / 2, y: baseline(y), class: "letter on-\(style)"),
        ]
    }

    /// The counts above the cells.
    func heading(y: Int) -> [SVGElement] {
        counts.enumerated().map { position, count in
            .text(String(count), x: column(position) + (columnWidth - 3) / 2, y: baseline(y), class: "head")
        }
    }
}
