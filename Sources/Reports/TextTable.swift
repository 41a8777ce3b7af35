/// Short texts in columns; a column without content vanishes, and what is longer than its column goes on below.
struct TextTable {
    private let columns: [Column]
    private let widths: [Int]

    struct Column {
        let heading: String
        /// Safe to print.
        let cells: [String]

        var width: Int { max(heading.count, cells.map(\.count).max() ?? 0) }
        var longestWord: Int {
            ([heading] + cells).flatMap { $0.split(separator: " ") }.map(\.count).max() ?? 0
        }
        var isEmpty: Bool { cells.allSatisfy(\.isEmpty) }
    }

    private static let indent = 2
    private static let gap = 2
    /// Narrower columns are hard to read.
    private static let narrow = 10

    /// - Parameters:
    ///   - columns: the first has the names of rows, and stays as wide as it can.
    ///   - width: no line is wider.
    init(_ columns: [Column], width: Int) {
        let shown = columns.filter { !$0.isEmpty }
        self.columns = shown
        widths = Self.widths(shown, room: width - Self.indent - Self.gap * (shown.count - 1))
    }

    /// Whether there is more than the names of rows.
    var hasContent: Bool { columns.count > 1 }

    var heading: [StyledLine] { lines(columns.map(\.heading), style: .dim) }

    func lines(ofRow row: Int) -> [StyledLine] {
        lines(columns.map { $0.cells[row] }, style: .plain)
    }

    /// The widest give first, as long as their words stay whole; then those beside the names; then all.
    private static func widths(_ columns: [Column], room: Int) -> [Int] {
        var widths = columns.map(\.width)
        let floors = columns.map(\.longestWord)
        while widths.reduce(0, +) > room {
            let whole = widths.indices.filter { widths[$0] > floors[$0] }
            let others = widths.indices.dropFirst().filter { widths[$0] > narrow }
            let giving = [whole, others, Array(widths.indices)].first { !$0.isEmpty } ?? []
            guard let widest = giving.max(by: { widths[$0] < widths[$1] }), widths[widest] > 1 else { break }
            widths[widest] -= 1
        }
        return widths
    }

    private func lines(_ texts: [String], style: TextStyle) -> [StyledLine] {
        let cells = zip(texts, widths).map { wrapped($0, to: $1) }
        return (0..<(cells.map(\.count).max() ?? 0)).map { number in
            var line = StyledLine()
            var column = Self.indent
            for (cell, width) in zip(cells, widths) {
                // Nothing follows the last text, not even spaces.
                if number < cell.count {
                    line.pad(to: column)
                    line.append(cell[number], style)
                }
                column += width + Self.gap
            }
            return line
        }
    }
}
