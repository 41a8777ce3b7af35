import Conformance

/// What the two of a pair gave by themselves, found by case.
struct AloneResults {
    private let results: [Question: [CaseResult]]

    /// What was asked of whom, in whatever way.
    private struct Question: Hashable {
        let subject: String
        let scenario: String
        let type: RecordType
        let count: Int
        let nameLength: Int

        init(_ subject: String, _ testCase: Case) {
            self.subject = subject
            scenario = testCase.scenario
            type = testCase.type
            count = testCase.count
            nameLength = testCase.nameLength
        }
    }

    init(_ results: [CaseResult]) {
        // Where a resolver's other views fail, a stub resolver doesn't see it.
        let alone = results.filter {
            let observation = $0.observation
            return !observation.subject.isPair
                && (observation.subject.kind != .resolver || observation.testCase.view == .stub)
        }
        self.results = Dictionary(grouping: alone) {
            Question($0.observation.subject.fullName, $0.observation.testCase)
        }
    }

    /// What the stub resolver and the resolver of a pair's result gave in the same case, each alone; empty where it was
    /// not asked.
    func results(besides pair: CaseResult) -> [[CaseResult]] {
        let subject = pair.observation.subject
        return [subject.ownName, subject.through ?? ""].map {
            results[Question($0, pair.observation.testCase)] ?? []
        }
    }

    /// Whether a pair does what one of the two does alone.
    func explain(_ pair: CaseResult) -> Bool {
        pair.observation.subject.isPair
            && results(besides: pair).joined().contains { ($0.outcome, $0.verdict) == (pair.outcome, pair.verdict) }
    }
}
