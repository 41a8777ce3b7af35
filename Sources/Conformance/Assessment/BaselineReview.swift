/// What becomes of the lines about one subject under one scenario.
struct BaselineReview {
    private(set) var fates: [LineFate.InRow] = []
    /// What no line accepts and is no line's in another form.
    private(set) var additions: [Baseline.Entry] = []
    private let row: BaselineRow

    init(_ row: BaselineRow, isAccepted: (CaseResult) -> Bool, isDeviation: (CaseResult) -> Bool) {
        self.row = row
        let deviating = row.results.filter(isDeviation)
        let contradicting = row.lines.isEmpty ? [] : row.results.filter { $0.verdict != .inconclusive }
        let wrong = row.lines.filter { line in
            contradicting.contains { Self.isGone(line, in: $0, isAccepted: isAccepted) }
        }
        let open = row.found.filter { found in deviating.contains(where: found.covers) }
        for outcome in Set((wrong + open).map(\.deviation.outcome)).sorted(by: { $0.rawValue < $1.rawValue }) {
            settle(
                lines: wrong.filter { $0.deviation.outcome == outcome },
                found: open.filter { $0.deviation.outcome == outcome }, outcome)
        }
        let settled = Set(fates.map(\.line))
        fates += row.lines.filter { !settled.contains($0) && row.asks(about: $0) }
            .map { LineFate.InRow(subject: row.subject, line: $0, becomes: nil) }
    }

    /// A line is wrong where what it tells of isn't there: all is well, or it fails in a way that nothing accepts. A subject
    /// that fails now so and now otherwise may have a line for each.
    private static func isGone(
        _ line: Baseline.Entry, in result: CaseResult, isAccepted: (CaseResult) -> Bool
    ) -> Bool {
        guard line.wasSeen(at: result.observation.testCase), !line.covers(result) else { return false }
        return result.verdict == .pass || !isAccepted(result)
    }

    /// Pairs the lines that say one outcome with what was found of it.
    private mutating func settle(lines: [Baseline.Entry], found: [Baseline.Entry], _ outcome: Outcome) {
        var (lines, found) = touching(lines, found, outcome)
        if found.allSatisfy({ $0.deviation.views != nil }) { found += lines.compactMap(unasked) }
        for line in lines {
            guard let same = found.firstIndex(where: { $0.deviation == line.deviation }) else { continue }
            fates.append(.init(subject: row.subject, line: line, becomes: [found.remove(at: same)]))
        }
        let settled = Set(fates.map(\.line))
        lines.removeAll(where: settled.contains)
        for (index, line) in lines.enumerated() {
            let now = index < found.count ? [found[index]] : []
            fates.append(.init(subject: row.subject, line: line, becomes: now))
        }
        additions += found.dropFirst(lines.count).map { addition in
            let near = lines.first { $0.deviation.overlaps(addition.deviation) }
            return near.map { addition.keeping($0, line: nil) } ?? addition
        }
    }

    /// With all that has to do with them: the lines at the counts of what was found, and what was found at the lines' counts.
    private func touching(
        _ lines: [Baseline.Entry], _ found: [Baseline.Entry], _ outcome: Outcome
    ) -> (lines: [Baseline.Entry], found: [Baseline.Entry]) {
        var (lines, found) = (lines, found)
        while true {
            let more = row.found.filter { Self.isNear($0, outcome, lines, besides: found) }
            found += more
            let moreLines = row.lines.filter { Self.isNear($0, outcome, found, besides: lines) }
            lines += moreLines
            if more.isEmpty, moreLines.isEmpty { return (lines, found) }
        }
    }

    private static func isNear(
        _ entry: Baseline.Entry, _ outcome: Outcome, _ others: [Baseline.Entry], besides: [Baseline.Entry]
    ) -> Bool {
        entry.deviation.outcome == outcome && !besides.contains(entry)
            && others.contains { $0.deviation.overlaps(entry.deviation) }
    }

    /// What a line says of ways of asking that this run left out: nothing is known of that, so it stays.
    private func unasked(_ line: Baseline.Entry) -> Baseline.Entry? {
        guard let views = line.deviation.views?.filter({ !row.views.contains($0) }), !views.isEmpty else { return nil }
        return line.with(line.deviation.in(views))
    }
}

extension Deviation {
    /// Whether both are seen at some count, in some way of asking.
    func overlaps(_ other: Deviation) -> Bool {
        guard from <= other.to ?? .max, other.from <= to ?? .max else { return false }
        guard let views, let others = other.views else { return true }
        return views.contains(where: others.contains)
    }

    fileprivate func `in`(_ views: [View]) -> Deviation {
        Deviation(scenario: scenario, outcome: outcome, from: from, holdsTo: holdsTo, to: to, views: views)
    }
}
