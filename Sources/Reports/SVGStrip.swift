import Conformance

/// Many subjects in one line of the picture: at each count how many of those that were asked fail.
struct SVGStrip {
    /// What stands at its left; safe to print.
    let label: String
    let matrix: Matrix

    init(label: String, _ matrix: Matrix) {
        self.label = label
        self.matrix = matrix
    }

    /// The strip of a scenario.
    init(_ matrix: Matrix) {
        self.init(label: plain(matrix.scenario.name, limit: 63), matrix)
    }

    private struct Tally {
        let asked: Int
        let failing: Int
        let worst: Verdict?
    }

    /// The words at the end of the line.
    var note: String {
        let failing = matrix.rows.count { $0.worst == .fail }
        if matrix.rows.isEmpty { return "not asked" }
        if failing > 0 { return "\(failing) of \(matrix.rows.count) fail" }
        if matrix.remarkable.rows.isEmpty {
            return matrix.rows.count == 1 ? "as it should" : "all \(matrix.rows.count) as they should"
        }
        return "none of \(matrix.rows.count) fails"
    }

    /// The line whose top is at `y`, in pixels.
    func drawn(_ layout: SVGLayout, y: Int) -> SVGElement {
        let cells = layout.counts.indices.flatMap { position in
            let tally = tally(at: position, of: layout.counts)
            return layout.cell(text(tally), style: style(tally), at: position, y: y)
        }
        return SVGElement(
            "g", [],
            [
                SVGElement("title", text: "\(label), \(plain(matrix.scenario.title)): \(note)"),
                .text(SVGPage.fit(label), x: SVGLayout.margin, y: layout.baseline(y), class: "name"),
            ] + cells + [.text(note, x: layout.notes, y: layout.baseline(y), class: "note")])
    }

    /// The counts between two columns belong to the right one, those beyond the last to the last.
    private func tally(at column: Int, of columns: [Int]) -> Tally {
        let above = column == 0 ? Int.min : columns[column - 1]
        let upTo = column == columns.count - 1 ? Int.max : columns[column]
        let positions = matrix.counts.indices.filter { matrix.counts[$0] > above && matrix.counts[$0] <= upTo }
        let verdicts = matrix.rows.compactMap { row in
            positions.compactMap { row.cells[$0]?.verdict }.max { $0.severity < $1.severity }
        }
        return Tally(
            asked: verdicts.count, failing: verdicts.count { $0 == .fail },
            worst: verdicts.max { $0.severity < $1.severity })
    }

    private func text(_ tally: Tally) -> String {
        switch tally.worst {
        case nil: ""
        case .fail: String(tally.failing)
        case .inconclusive: "?"
        case .pass, .tolerated: "ok"
        }
    }

    /// Dark from the half of the subjects on.
    private func style(_ tally: Tally) -> String {
        guard let worst = tally.worst else { return "not-asked" }
        return worst == .fail && tally.failing * 2 < tally.asked ? "some-fail" : worst.rawValue
    }
}
