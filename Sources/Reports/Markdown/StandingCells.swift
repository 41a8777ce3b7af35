import Conformance

/// What stands in the cells of the tables: letters as everywhere, in bold what deviates, in brackets what is accepted.
struct StandingCells {
    private struct Place: Hashable {
        let subject: SubjectIdentity
        let scenario: String
        let count: Int
    }

    private struct Row: Hashable {
        let subject: SubjectIdentity
        let scenario: String
    }

    private var texts: [Place: String] = [:]
    private var told: Set<Row> = []

    init(_ assessment: Assessment, _ index: AuditIndex) {
        for scenario in assessment.audit.scenarios.map(\.name) {
            for subject in index.subjects(in: scenario) {
                let results = Dictionary(
                    grouping: index.results(of: subject, in: scenario), by: \.observation.testCase.count)
                for (count, results) in results {
                    let mark = Mark.worst(of: results, in: assessment)
                    texts[Place(subject: subject, scenario: scenario, count: count)] = mark?.text
                    if mark?.isTold == true { told.insert(Row(subject: subject, scenario: scenario)) }
                }
            }
        }
    }

    func text(_ subject: SubjectIdentity, _ scenario: String, _ count: Int) -> String {
        texts[Place(subject: subject, scenario: scenario, count: count)] ?? Symbol.notAsked.text
    }

    /// Whether something of this row deviates, or could not be decided.
    func isTold(_ subject: SubjectIdentity, in scenario: String) -> Bool {
        told.contains(Row(subject: subject, scenario: scenario))
    }

    // MARK: What it means

    /// Only what occurs is explained.
    func legend(of texts: Set<String>) -> String {
        let symbols = Outcome.allCases.flatMap { [Symbol.failed($0), .tolerated($0)] } + [.inconclusive, .notAsked]
        let bare = Set(texts.map { $0.filter { !"*()".contains($0) } })
        let letters = symbols.filter { bare.contains($0.text) }.map { "`\($0.text)` \($0.meaning)" }
        let ways =
            (texts.contains { $0.hasPrefix("*") } ? ["**bold** deviates"] : [])
            + (texts.contains { $0.hasPrefix("(") } ? ["in brackets: accepted"] : [])
        return (["`ok` \(Symbol.asExpected.meaning)"] + ways + letters).joined(separator: "; ") + "."
    }
}

/// One result's cell.
private struct Mark {
    let text: String
    let rank: Int
    /// Whether a reader has to see it.
    var isTold: Bool { rank >= Self.undecided }

    private static let undecided = 3

    static func worst(of results: [CaseResult], in assessment: Assessment) -> Mark? {
        results.map { Mark($0, assessment.standing(of: $0)) }.max { $0.rank < $1.rank }
    }

    private init(_ result: CaseResult, _ standing: Assessment.Standing) {
        let letter = (result.verdict == .tolerated ? Symbol.tolerated(result.outcome) : .failed(result.outcome)).text
        switch standing {
        case .asExpected: (text, rank) = (Symbol.asExpected.text, 0)
        case .tolerated: (text, rank) = (letter, 1)
        case .accepted: (text, rank) = ("(\(letter))", 2)
        case .undecided: (text, rank) = (Symbol.inconclusive.text, Self.undecided)
        case .deviates: (text, rank) = ("**\(letter)**", 4)
        }
    }
}
