import Conformance

/// The results and cliffs of an audit, found by scenario and subject without searching.
struct AuditIndex {
    private struct Key: Hashable {
        let scenario: String
        let subject: SubjectIdentity
    }

    private let results: [Key: [CaseResult]]
    private let cliffs: [Key: [Cliff]]
    private let countsAsked: [String: [Int]]
    /// By group, then in the audit's order.
    private let subjects: [SubjectIdentity]

    /// Whether a result is accepted.
    let isAccepted: (CaseResult) -> Bool

    init(_ assessment: Assessment) {
        self.init(assessment.audit, isAccepted: assessment.isAccepted)
    }

    init(_ audit: Audit, isAccepted: @escaping (CaseResult) -> Bool = { _ in false }) {
        self.isAccepted = isAccepted
        let shown = Self.shown(of: audit)
        results = Dictionary(grouping: shown) {
            Key(scenario: $0.observation.testCase.scenario, subject: $0.observation.subject)
        }
        cliffs = Dictionary(grouping: audit.cliffs) { Key(scenario: $0.scenario, subject: $0.subject) }
        countsAsked = Dictionary(grouping: shown, by: \.observation.testCase.scenario)
            .mapValues { Set($0.map(\.observation.testCase.count)).sorted() }
        subjects = SubjectGroup.split(audit.subjects) { $0 }.flatMap(\.items)
    }

    /// Controls and the steps of a bisection would be columns in which nearly every cell is empty.
    private static func shown(of audit: Audit) -> [CaseResult] {
        let counts = Set(audit.counts)
        return audit.results.filter {
            $0.observation.purpose == .sweep || counts.contains($0.observation.testCase.count)
        }
    }

    /// Ascending.
    func counts(in scenario: String) -> [Int] {
        countsAsked[scenario] ?? []
    }

    /// Those that were asked in this scenario.
    func subjects(in scenario: String) -> [SubjectIdentity] {
        subjects.filter { results[Key(scenario: scenario, subject: $0)] != nil }
    }

    func results(of subject: SubjectIdentity, in scenario: String) -> [CaseResult] {
        results[Key(scenario: scenario, subject: subject)] ?? []
    }

    func cliffs(of subject: SubjectIdentity, in scenario: String) -> [Cliff] {
        cliffs[Key(scenario: scenario, subject: subject)] ?? []
    }
}
