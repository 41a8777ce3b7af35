extension Matrix {
    /// The matrix without the columns in which no row differs from its left neighbour; the first and the last stay.
    var condensed: Matrix { condensed { _ in true } }

    /// The same, but no more columns go than it takes: first those inside of a run, last those just before a change.
    ///
    /// - Parameter isTooWide: whether a table of these counts is still too wide.
    func condensed(while isTooWide: ([Int]) -> Bool) -> Matrix {
        let repeated = counts.indices.filter(repeatsLeftNeighbour)
        let inside = repeated.filter { repeatsLeftNeighbour($0 + 1) }
        let beforeChange = repeated.filter { !repeatsLeftNeighbour($0 + 1) }
        var left = Array(counts.indices)
        for position in inside + beforeChange where isTooWide(left.map { counts[$0] }) {
            left.removeAll { $0 == position }
        }
        return columns(left)
    }

    /// Whether the column could go.
    private func repeatsLeftNeighbour(_ position: Int) -> Bool {
        position > 0 && position < counts.count - 1
            && rows.allSatisfy { $0.cells[position]?.symbol == $0.cells[position - 1]?.symbol }
    }
}
