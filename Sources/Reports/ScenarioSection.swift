import Conformance

/// What the terminal shows of one scenario: its name, what it asks of a client, and the rows worth reading.
struct ScenarioSection {
    private let matrix: Matrix
    private let shown: Matrix
    /// The rows of pairs that one row of the two alone stands for.
    private let explained: Int
    private let width: Int

    /// Every subject by itself has its row under `clean`; elsewhere, and of pairs, only those of which there is
    /// something to say.
    init(_ matrix: Matrix, width: Int) {
        self.matrix = matrix
        self.width = width
        let unexpected = matrix.only { row in
            let isOfInterest = matrix.scenario.isClean && !row.subject.isPair
            return isOfInterest || !matrix.scenario.isQuiet(row)
        }
        shown = unexpected.withoutExplainedPairs
        explained = unexpected.rows.count - shown.rows.count
    }

    /// What the legend has to explain.
    var symbols: Set<Symbol> {
        // The grid leaves out columns that repeat their neighbour; what they hold is in the neighbour as well.
        Set(shown.rows.flatMap(\.symbols))
    }

    /// Whether one line says it all.
    var isQuiet: Bool { shown.rows.isEmpty && !matrix.scenario.isClean }

    var lines: [StyledLine] {
        title + requirement + TerminalGrid(shown, width: width).lines + others
    }

    /// The scenario in one line, for when nothing more is to be said of it.
    var quietLine: [StyledLine] {
        var lines = paragraph("\(plain(matrix.scenario.name)): \(quietWords)", first: "  ", width: width)
        let room = width - 2 - (lines.last?.width ?? width)
        // A few letters of a title say nothing.
        if lines.count == 1, room >= 20 {
            lines[0].append("  " + fitted(plain(matrix.scenario.title), to: room), .dim)
        }
        return lines
    }

    private var quietWords: String {
        let (subjects, pairs) = (matrix.alone.rows.count, matrix.pairs.rows.count)
        if subjects + pairs == 0 { return "no subject was asked" }
        let first = subjects > 0 ? everyone(subjects, "subject", "all") : everyone(pairs, "pair", "all")
        let second = subjects > 0 && pairs > 0 ? " and \(counted(pairs, "pair"))" : ""
        return "\(first)\(second) \(matrix.scenario.praise)"
    }

    private var title: [StyledLine] {
        let scenario = matrix.scenario
        return paragraph("\(plain(scenario.name)): \(plain(scenario.title))", width: width, style: .bold)
    }

    private var requirement: [StyledLine] {
        let words = plain(matrix.scenario.requirement)
        return words.isEmpty ? [] : paragraph("expected: " + words, width: width, style: .dim)
    }

    // MARK: Those without a row

    private var others: [StyledLine] {
        if matrix.rows.isEmpty { return [StyledLine("  no subject was asked", .dim)] }
        return others(\.alone, "subject") + explainedLine + others(\.pairs, "pair", explained: explained)
    }

    private func others(_ part: (Matrix) -> Matrix, _ noun: String, explained: Int = 0) -> [StyledLine] {
        let all = part(matrix).rows.count
        let told = part(shown).rows.count + explained
        guard all > told else { return [] }
        let who = everyone(all - told, noun, told == 0 ? "all" : "the other")
        return paragraph("\(who) \(matrix.scenario.praise)", first: "  ", width: width, style: .dim)
    }

    private var explainedLine: [StyledLine] {
        guard explained > 0 else { return [] }
        let text = "\(counted(explained, "pair")) like the stub resolver or the resolver alone"
        return paragraph(text, first: "  ", width: width, style: .dim)
    }

    private func everyone(_ number: Int, _ noun: String, _ who: String) -> String {
        switch (number, who) {
        case (1, "all"): "the 1 \(noun)"
        case (1, _): "\(who) \(noun)"
        default: "\(who) \(counted(number, noun))"
        }
    }
}

extension Scenario {
    /// The answer as it should be: the scenario that the safe count is about.
    static let clean = "clean"

    var isClean: Bool { name == Self.clean }

    /// Whether there is nothing to say about the row.
    fileprivate func isQuiet(_ row: Matrix.Row) -> Bool {
        row.isAsExpected || expectation == .undetectable && row.worst == .tolerated
    }

    /// What follows the subjects of quiet rows.
    fileprivate var praise: String {
        expectation == .undetectable ? "not to blame: nothing can notice this" : "as expected"
    }
}
