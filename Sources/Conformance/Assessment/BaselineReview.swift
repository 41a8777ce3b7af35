/// What becomes of the lines about one subject under one scenario.
struct BaselineReview {
    private(set) var fates: [LineFate.InRow] = []
    /// What no line accepts and is no line's in another form.
    private(set) var additions: [Baseline.Entry] = []
    private let row: BaselineRow

    init(_ row: BaselineRow, isAccepted: (CaseResult) -> Bool, isDeviation: (CaseResult) -> Bool) {
        self.row = row
        let conclusive = row.results.filter { $0.verdict != .inconclusive }
        let wrong = row.lines.filter { line in
            conclusive.contains { Self.isGone(line, in: $0, isAccepted: isAccepted) }
        }
        let deviating = row.results.filter(isDeviation)
        let open = row.found.filter { found in deviating.contains(where: found.covers) }
        for outcome in (wrong + open).map(\.deviation.outcome).uniqued() {
            settle(Touching(wrong, open, outcome, in: row))
        }
        let settled = Set(fates.map(\.line))
        fates += row.lines.filter { !settled.contains($0) }.map { fate($0, nil) }
    }

    /// A line is wrong where what it tells of isn't there: nothing fails, or it fails in a way that nothing accepts. A
    /// subject that fails now so and now otherwise may have a line for each.
    private static func isGone(
        _ line: Baseline.Entry, in result: CaseResult, isAccepted: (CaseResult) -> Bool
    ) -> Bool {
        guard line.wasSeen(at: result.observation.testCase), !line.covers(result) else { return false }
        return !isAccepted(result)
    }

    /// Pairs the lines that say one outcome with what was found of it in their place.
    private mutating func settle(_ touching: Touching) {
        var found = touching.found
        for line in touching.lines {
            let same = found.firstIndex { $0.deviation == line.deviation }
            let near = same ?? found.firstIndex { row.overlap($0.deviation, line.deviation) }
            let rest = touching.isOfSomeViews ? row.unasked(line) : nil
            fates.append(fate(line, [near.map { found.remove(at: $0) }, rest].compactMap(\.self)))
        }
        additions += found.map { addition in
            let near = touching.lines.first { row.overlap($0.deviation, addition.deviation) }
            return near.map { addition.keeping($0, line: nil) } ?? addition
        }
    }

    private func fate(_ line: Baseline.Entry, _ becomes: [Baseline.Entry]?) -> LineFate.InRow {
        .init(subject: row.subject, line: line, becomes: becomes)
    }
}

/// Lines that are wrong and deviations that no line accepts, of one outcome, with all that has to do with them: the lines at
/// the counts of what was found, and what was found at the lines' counts.
private struct Touching {
    var lines: [Baseline.Entry]
    var found: [Baseline.Entry]

    init(_ wrong: [Baseline.Entry], _ open: [Baseline.Entry], _ outcome: Outcome, in row: BaselineRow) {
        lines = wrong.filter { $0.deviation.outcome == outcome }
        found = open.filter { $0.deviation.outcome == outcome }
        let allLines = row.lines.filter { $0.deviation.outcome == outcome }
        let allFound = row.found.filter { $0.deviation.outcome == outcome }
        while true {
            let more = allFound.filter { Self.isNear($0, lines, besides: found, in: row) }
            found += more
            let moreLines = allLines.filter { Self.isNear($0, found, besides: lines, in: row) }
            lines += moreLines
            if more.isEmpty, moreLines.isEmpty { break }
        }
    }

    /// Whether what was found leaves room for ways of asking that the run left out.
    var isOfSomeViews: Bool { found.allSatisfy { $0.deviation.views != nil } }

    private static func isNear(
        _ entry: Baseline.Entry, _ others: [Baseline.Entry], besides: [Baseline.Entry], in row: BaselineRow
    ) -> Bool {
        !besides.contains(entry) && others.contains { row.overlap($0.deviation, entry.deviation) }
    }
}
