import Conformance

/// What each version of some subjects does: a column for each version, under each subject a row for each scenario.
struct VersionGrid {
    /// Ascending; all versions of all subjects.
    let versions: [String]
    let families: [Family]

    /// One subject in all its versions.
    struct Family {
        let name: String
        let rows: [Row]
    }

    struct Row {
        let scenario: String
        /// One for each version; nil where the subject doesn't have it, or the scenario wasn't played.
        let cells: [VersionCell?]

        var isAsExpected: Bool { cells.allSatisfy { $0?.verdict == .pass || $0?.verdict == .tolerated || $0 == nil } }
    }

    init(_ audit: Audit) {
        let index = AuditIndex(audit)
        let alone = audit.subjects.filter { !$0.isPair }
        let versions = Set(alone.map(\.version)).sorted(by: VersionOrder.precedes)
        self.versions = versions
        var names: [String] = []
        for subject in alone where !names.contains(subject.name) { names.append(subject.name) }
        let matrices = audit.scenarios.map { Matrix($0, in: index) }
        families = names.map { name in
            Family(
                name: name,
                rows: matrices.map { matrix in
                    let own = matrix.rows.filter { $0.subject.name == name && !$0.subject.isPair }
                    let cells = versions.map { version in
                        own.first { $0.subject.version == version }.map { row in
                            VersionCell(row, matrix.counts, index.cliffs(of: row.subject, in: matrix.scenario.name))
                        }
                    }
                    return Row(scenario: matrix.scenario.name, cells: cells)
                }.filter { $0.cells.contains { $0 != nil } })
        }
    }

    /// The same with only these versions, given by their positions.
    func columns(_ positions: Range<Int>) -> VersionGrid {
        VersionGrid(
            versions: Array(versions[positions]),
            families: families.map { family in
                Family(
                    name: family.name,
                    rows: family.rows.map { Row(scenario: $0.scenario, cells: Array($0.cells[positions])) })
            })
    }

    private init(versions: [String], families: [Family]) {
        self.versions = versions
        self.families = families
    }
}

/// One version under one scenario, in a few letters.
struct VersionCell: Equatable {
    /// `ok`, or how many addresses it holds to and the letter of what happens then: `28 N`.
    let text: String
    let verdict: Verdict
    /// The same in words.
    let note: String

    init(_ row: Matrix.Row, _ counts: [Int], _ cliffs: [Cliff]) {
        note = row.note
        verdict = row.worst
        guard let index = row.cells.firstIndex(where: { $0?.verdict == .fail }), let cell = row.cells[index] else {
            text = row.worst == .inconclusive ? Symbol.inconclusive.text : Symbol.asExpected.text
            return
        }
        let breaks = cliffs.filter { $0.change == .breaks }.map(\.holdsTo).min()
        let held = breaks ?? (index > 0 ? counts[index - 1] : 0)
        text = held > 0 ? "\(held) \(cell.symbol.text)" : cell.symbol.text
    }
}
