import Conformance

/// The tables of the scenarios: of the plain right answer always, of the others where something deviates.
struct StandingTables {
    private let matrices: [Matrix]
    private let cells: StandingCells
    /// More columns than this are too many for a page; those that tell nothing go.
    private static let mostColumns = 12

    init(_ assessment: Assessment) {
        let index = AuditIndex(assessment.audit)
        matrices = assessment.audit.scenarios.map { Matrix($0, in: index) }
        cells = StandingCells(assessment, index)
    }

    var all: [MarkdownSection?] {
        matrices.filter(isTold).map(section)
    }

    /// A line for each scenario that has no table.
    var others: MarkdownSection? {
        .table(
            "Scenarios in which nothing deviates", ["scenario", "what happens"],
            matrices.filter { !isTold($0) }.map { [GFM.code($0.scenario.name), GFM.text($0.scenario.title)] })
    }

    private func isTold(_ matrix: Matrix) -> Bool {
        matrix.scenario.isClean || matrix.rows.contains { cells.isTold($0.subject, in: matrix.scenario.name) }
    }

    private func section(_ all: Matrix) -> MarkdownSection? {
        let scenario = all.scenario
        let shown = all.only { row in
            scenario.isClean && !row.subject.isPair || cells.isTold(row.subject, in: scenario.name)
        }.condensed { $0.count > Self.mostColumns }
        let texts = shown.rows.map { row in shown.counts.map { cells.text(row.subject, scenario.name, $0) } }
        let rows = zip(shown.rows, texts).map { row, texts in
            [GFM.code(row.subject.fullName, limit: 160)] + texts + [GFM.text(row.note)]
        }
        return .table(
            "\(GFM.code(scenario.name)): \(GFM.text(scenario.title))",
            ["addresses"] + shown.counts.map(String.init) + [""], rows,
            below: cells.legend(of: Set(texts.joined())))
    }
}
