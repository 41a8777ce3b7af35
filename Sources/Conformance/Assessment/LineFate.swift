/// What becomes of one line of a baseline, by all subjects that it names.
struct LineFate {
    private let line: Baseline.Entry
    private let rows: [InRow]
    private let today: Day?

    /// What becomes of it by one subject.
    struct InRow {
        let subject: SubjectIdentity
        let line: Baseline.Entry
        /// The deviations that are there instead; nil where it is as the line says, or nothing was asked that could tell.
        let becomes: [Baseline.Entry]?
    }

    init(of line: Baseline.Entry, in rows: [InRow], today: Day?) {
        self.line = line
        self.rows = rows
        self.today = today
    }

    var changes: [BaselineChange] {
        let touched = rows.compactMap(\.becomes)
        if touched.isEmpty { return [] }
        if line.hasExpired(on: today), touched.contains(where: { !$0.isEmpty }) { return [.expired(line)] }
        let (first, rest) = split(isShared ? shared(touched[0]) : rows.flatMap(own))
        guard let first else { return [.drop(line)] }
        let replacement: [BaselineChange] =
            first.deviation == line.deviation && first.subject == line.subject ? [] : [.replace(line, by: first)]
        return replacement + rest.map(BaselineChange.add)
    }

    /// Whether all of its subjects do the same, so that one line does for them all.
    private var isShared: Bool {
        Set(rows.map { $0.becomes?.map(\.deviation) }).count == 1
    }

    private func shared(_ entries: [Baseline.Entry]) -> [Baseline.Entry] {
        entries.map { line.with($0.deviation) }
    }

    /// A line for one subject in its version.
    private func own(_ row: InRow) -> [Baseline.Entry] {
        (row.becomes ?? [line]).map { line.with($0.deviation, subject: row.subject.fullName) }
    }

    private func split(_ entries: [Baseline.Entry]) -> (Baseline.Entry?, [Baseline.Entry]) {
        (entries.first, entries.dropFirst().map { $0.keeping($0, line: nil) })
    }
}

extension Baseline.Entry {
    /// The same about another deviation, or another subject.
    func with(_ deviation: Deviation, subject: String? = nil) -> Baseline.Entry {
        .init(
            subject: subject ?? self.subject, type: type, deviation: deviation, reason: reason, expires: expires,
            line: line)
    }

    /// With the reason that was given for another, and as long.
    func keeping(_ other: Baseline.Entry, line: Int?) -> Baseline.Entry {
        .init(
            subject: subject, type: type, deviation: deviation, reason: other.reason, expires: other.expires,
            line: line)
    }
}
