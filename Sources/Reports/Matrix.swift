import Conformance

/// One scenario as a table: a row for each subject that was asked, a cell for each count.
struct Matrix {
    let scenario: Scenario
    /// Ascending.
    let counts: [Int]
    /// By group, then in the audit's order.
    let rows: [Row]

    struct Row {
        let subject: SubjectIdentity
        /// The subject's name within its group; safe to print.
        let label: String
        /// One for each count; nil where it was not asked.
        let cells: [Cell?]
        /// How far the subject holds and why no further.
        let note: String

        var symbols: [Symbol] { cells.map { $0?.symbol ?? .notAsked } }
        var isAsExpected: Bool { cells.allSatisfy { $0 == nil || $0?.verdict == .pass } }
        /// Whether this row has the same wherever the other one has something.
        func covers(_ other: Row) -> Bool {
            zip(symbols, other.symbols).allSatisfy { $1 == .notAsked || $0 == $1 }
        }

        var worst: Verdict { cells.compactMap { $0?.verdict }.max { $0.severity < $1.severity } ?? .pass }
    }

    /// The matrix with only these columns, given by their positions.
    func columns(_ positions: [Int]) -> Matrix {
        let rows = rows.map { row in
            Row(subject: row.subject, label: row.label, cells: positions.map { row.cells[$0] }, note: row.note)
        }
        return Matrix(scenario: scenario, counts: positions.map { counts[$0] }, rows: rows)
    }

    /// The matrix with a column for each of these counts, whether it was asked or not.
    func aligned(to counts: [Int]) -> Matrix {
        let positions = Dictionary(uniqueKeysWithValues: self.counts.enumerated().map { ($0.element, $0.offset) })
        let rows = rows.map { row in
            let cells = counts.map { count in positions[count].flatMap { row.cells[$0] } }
            return Row(subject: row.subject, label: row.label, cells: cells, note: row.note)
        }
        return Matrix(scenario: scenario, counts: counts, rows: rows)
    }

    /// The matrix with only the rows in which something is not as it should be.
    var remarkable: Matrix { only { !$0.isAsExpected } }

    /// The matrix of the subjects by themselves.
    var alone: Matrix { only { !$0.subject.isPair } }

    /// The matrix of the pairs.
    var pairs: Matrix { only(\.subject.isPair) }

    /// The matrix without the pairs whose row is the same as that of one of the two alone.
    var withoutExplainedPairs: Matrix {
        let rows = Dictionary(alone.rows.map { ($0.subject.fullName, $0) }) { first, _ in first }
        return only { pair in
            guard let resolver = pair.subject.through else { return true }
            return ![rows[pair.subject.ownName], rows[resolver]].contains { $0?.covers(pair) ?? false }
        }
    }

    /// The matrix with only these rows.
    func only(_ isWanted: (Row) -> Bool) -> Matrix {
        Matrix(scenario: scenario, counts: counts, rows: rows.filter(isWanted))
    }
}

extension Matrix {
    /// The table of one scenario, of all that the audit has about it.
    init(_ scenario: Scenario, in index: AuditIndex) {
        let counts = index.counts(in: scenario.name)
        self.init(
            scenario: scenario, counts: counts,
            rows: index.subjects(in: scenario.name).map { Self.row($0, scenario.name, counts, index) })
    }

    private static func row(
        _ subject: SubjectIdentity, _ scenario: String, _ counts: [Int], _ index: AuditIndex
    ) -> Row {
        let results = index.results(of: subject, in: scenario)
        let atCount = Dictionary(grouping: results, by: \.observation.testCase.count)
        return Row(
            subject: subject, label: plain(subject.ownName, limit: 80),
            cells: counts.map { Cell(atCount[$0] ?? [], isAccepted: index.isAccepted) },
            note: RowNote(subject: subject, results: results, cliffs: index.cliffs(of: subject, in: scenario)).text)
    }
}
