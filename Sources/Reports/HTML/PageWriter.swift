import Conformance

/// Packs an assessment, scenario by scenario, and keeps what is told once.
struct PageWriter {
    private let assessment: Assessment
    private let strings: StringTable
    private(set) var symbols: [Symbol] = []
    private(set) var rules: [Rule] = []
    private(set) var groups: [SubjectGroup] = []
    private(set) var subjects: [SubjectIdentity] = []
    private var symbolPlaces: [Symbol: Int] = [:]
    private var rulePlaces: [Rule: Int] = [:]
    private var groupPlaces: [SubjectGroup: Int] = [:]
    private var subjectPlaces: [SubjectIdentity: Int] = [:]

    /// Whether what went over the wire is left out where all is as expected.
    private let isBrief: Bool

    /// Results of which a page can hold everything: about 10 MB.
    static let mostWhole = 20_000

    init(_ assessment: Assessment, strings: StringTable) {
        self.assessment = assessment
        isBrief = assessment.audit.results.count > Self.mostWhole
        self.strings = strings
    }

    // MARK: Scenarios

    mutating func scenario(_ scenario: Scenario, in index: AuditIndex) -> Packed {
        let matrix = Matrix(scenario, in: index)
        let rows = matrix.rows.map { row in
            self.row(row, counts: matrix.counts, results: index.results(of: row.subject, in: scenario.name), scenario)
        }
        let serve = scenario.serveCommand(zone: assessment.audit.zone)
        return [
            strings.place(of: scenario.name), strings.place(of: scenario.title), strings.place(of: scenario.wire),
            strings.place(of: scenario.requirement), strings.place(of: serve), strings.place(of: scenario.label),
            .list(matrix.counts.map { .number($0) }), .list(rows),
        ]
    }

    private mutating func row(
        _ row: Matrix.Row, counts: [Int], results: [CaseResult], _ scenario: Scenario
    ) -> Packed {
        let atCount = Dictionary(grouping: results, by: \.observation.testCase.count)
        let cells = counts.map { cell(atCount[$0] ?? [], scenario) }
        return [.number(place(of: row.subject)), strings.place(of: row.note), .list(cells)]
    }

    /// What weighs most for the run stands in the cell: beside a deviation, what is accepted doesn't count.
    private mutating func cell(_ results: [CaseResult], _ scenario: Scenario) -> Packed {
        let standings = results.map { assessment.standing(of: $0) }
        let worst = standings.map(\.weight).max() ?? 0
        let telling = zip(results, standings).filter { $1.weight == worst }.map(\.0)
        guard let cell = Cell(telling) else { return 0 }
        let packed = zip(results, standings).map { result($0, $1, scenario) }
        return [.number(place(of: cell.symbol)), .number(worst), .list(packed)]
    }

    // MARK: Results

    private mutating func result(
        _ result: CaseResult, _ standing: Assessment.Standing, _ scenario: Scenario
    ) -> Packed {
        let observation = result.observation
        let testCase = observation.testCase
        let isLeftOut = isBrief && result.verdict == .pass
        return [
            strings.place(of: testCase.id), strings.place(of: testCase.view.rawValue),
            strings.place(of: testCase.type.rawValue), .number(testCase.count), .number(observation.octets),
            strings.place(of: result.outcome.rawValue), strings.place(of: result.verdict.rawValue),
            standing.packed(strings), strings.places(of: result.flags.map(\.rawValue)),
            result.rule.map { .number(place(of: $0)) } ?? nil, strings.place(of: result.why),
            observation.reply.packed(strings), isLeftOut ? nil : observation.exchanges.packed(strings),
            .number(observation.unlisted), isLeftOut ? nil : .list(observation.repetitions.map { $0.packed(strings) }),
            strings.place(of: result.digOptions(scenario)), strings.place(of: observation.purpose.rawValue),
            strings.place(of: result.leg.rawValue),
        ]
    }

    func subject(_ subject: SubjectIdentity) -> Packed {
        [
            strings.place(of: subject.ownName, limit: 80),
            groupPlaces[SubjectGroup(subject)].map { .number($0) } ?? nil,
            strings.place(of: subject.kind.rawValue), strings.place(of: subject.version, limit: 80),
            strings.place(of: subject.source), strings.place(of: subject.through, limit: 80),
            strings.place(of: subject.selectionOptions),
        ]
    }

    // MARK: What is told once

    private mutating func place(of subject: SubjectIdentity) -> Int {
        _ = Self.place(of: SubjectGroup(subject), in: &groups, &groupPlaces)
        return Self.place(of: subject, in: &subjects, &subjectPlaces)
    }

    private mutating func place(of rule: Rule) -> Int { Self.place(of: rule, in: &rules, &rulePlaces) }

    private mutating func place(of symbol: Symbol) -> Int { Self.place(of: symbol, in: &symbols, &symbolPlaces) }

    private static func place<Value: Hashable>(
        of value: Value, in values: inout [Value], _ places: inout [Value: Int]
    ) -> Int {
        if let place = places[value] { return place }
        places[value] = values.count
        values.append(value)
        return values.count - 1
    }
}
