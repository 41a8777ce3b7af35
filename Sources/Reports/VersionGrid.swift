import Conformance

/// What each version of some subjects does: a column for each version, under each subject a row for each scenario.
struct VersionGrid {
    /// Ascending; all versions of all subjects.
    let versions: [String]
    let families: [Family]

    /// One subject in all its versions, or some that do the same in each.
    struct Family {
        var names: [String]
        let rows: [Row]

        var title: String { names.map { plain($0, limit: 80) }.joined(separator: ", ") }
    }

    struct Row: Equatable {
        let scenario: String
        /// One for each version; nil where the subject doesn't have it, or the scenario wasn't played.
        let cells: [VersionCell?]

        var isAsExpected: Bool { cells.allSatisfy { $0?.verdict == .pass || $0?.verdict == .tolerated || $0 == nil } }
    }

    /// The subjects of an audit, those together that have the same versions, or some of the same: ways into one software.
    static func all(of audit: Audit) -> [VersionGrid] {
        let index = AuditIndex(audit)
        let matrices = audit.scenarios.map { Matrix($0, in: index) }
        var groups: [(names: [String], versions: Set<String>)] = []
        let alone = Dictionary(grouping: audit.subjects.filter { !$0.isPair }, by: \.name)
        var seen: Set<String> = []
        for name in audit.subjects.map(\.name) where alone[name] != nil && seen.insert(name).inserted {
            let versions = Set(alone[name, default: []].map(\.version))
            let alike = groups.firstIndex { $0.versions.isSuperset(of: versions) || $0.versions.isSubset(of: versions) }
            if let alike {
                groups[alike].names.append(name)
                groups[alike].versions.formUnion(versions)
            } else {
                groups.append(([name], versions))
            }
        }
        return groups.map { group in
            VersionGrid(group.names, group.versions.sorted(by: VersionOrder.precedes), matrices, index)
        }
    }

    private init(_ names: [String], _ versions: [String], _ matrices: [Matrix], _ index: AuditIndex) {
        self.versions = versions
        families = names.reduce(into: []) { families, name in
            let rows = matrices.compactMap { Self.row(name, versions, $0, index) }
            if let alike = families.firstIndex(where: { $0.rows == rows }) {
                families[alike].names.append(name)
            } else {
                families.append(Family(names: [name], rows: rows))
            }
        }
    }

    /// The versions of one subject in one scenario; nil when it wasn't played to any.
    private static func row(_ name: String, _ versions: [String], _ matrix: Matrix, _ index: AuditIndex) -> Row? {
        let own = matrix.rows.filter { $0.subject.name == name && !$0.subject.isPair }
        if own.isEmpty { return nil }
        let cells = versions.map { version in
            own.first { $0.subject.version == version }.map { row in
                VersionCell(row, matrix.counts, index.cliffs(of: row.subject, in: matrix.scenario.name))
            }
        }
        return Row(scenario: matrix.scenario.name, cells: cells)
    }

    /// The same with only these versions, given by their positions.
    func columns(_ positions: Range<Int>) -> VersionGrid {
        VersionGrid(
            versions: Array(versions[positions]),
            families: families.map { family in
                Family(
                    names: family.names,
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
        let first = cliffs.filter { $0.change == .breaks }.min { $0.holdsTo < $1.holdsTo }
        let held = first?.holdsTo ?? (index > 0 ? counts[index - 1] : 0)
        let letter = first?.outcome.letter ?? cell.symbol.text
        text = held > 0 ? "\(held) \(letter)" : letter
    }
}
