/// How a matrix is laid out in a terminal: which columns stand in which block, and how wide everything is.
struct GridLayout {
    /// The matrix that is shown: with all columns, or with those in which something changes.
    let matrix: Matrix
    let labelWidth: Int
    /// Of the words at the end of a row, in the last block.
    let noteWidth: Int
    /// The positions of the columns in each block; the blocks stand one below the other.
    let blocks: [Range<Int>]

    static let indent = 2
    private static let gap = 2
    /// Narrower than this, notes read worse than a table in blocks.
    private static let narrowestNote = 14
    /// What the first column is about.
    static let heading = "addresses"

    init(_ all: Matrix, width: Int) {
        let labels = all.rows.map(\.label.count).max() ?? 0
        labelWidth = max(Self.heading.count, min(labels, width * 2 / 5))
        let room = width - Self.indent - labelWidth
        let longestNote = all.rows.map(\.note.count).max() ?? 0
        func spare(_ counts: [Int]) -> Int { room - Self.gap - Self.width(of: counts) }

        let least = min(longestNote, width / 4)
        let shown = all.condensed { spare($0) < least }
        matrix = shown
        let left = spare(shown.counts)
        noteWidth = min(longestNote, left >= Self.narrowestNote ? left : least)
        blocks = Self.blocks(of: shown.counts, room: room, lastRoom: room - Self.gap - noteWidth)
    }

    /// The width of one column, with the space before it.
    static func columnWidth(_ count: Int) -> Int {
        1 + max(2, String(count).count)
    }

    private static func width(of counts: some Sequence<Int>) -> Int {
        counts.reduce(0) { $0 + columnWidth($1) }
    }

    /// As many columns in each block as fit; the last has to leave room for the notes.
    private static func blocks(of counts: [Int], room: Int, lastRoom: Int) -> [Range<Int>] {
        var blocks: [Range<Int>] = []
        var start = 0
        while width(of: counts[start...]) > lastRoom, start < counts.count - 1 {
            let end = min(fitting(counts, from: start, room: room), counts.count - 1)
            blocks.append(start..<end)
            start = end
        }
        return blocks + [start..<counts.count]
    }

    /// The position after the last column that fits, at least one further than `start`.
    private static func fitting(_ counts: [Int], from start: Int, room: Int) -> Int {
        var end = start + 1
        while end < counts.count, width(of: counts[start...end]) <= room { end += 1 }
        return end
    }

    /// Where the notes begin in this block.
    func noteColumn(in block: Range<Int>) -> Int {
        Self.indent + labelWidth + Self.width(of: matrix.counts[block]) + Self.gap
    }
}
