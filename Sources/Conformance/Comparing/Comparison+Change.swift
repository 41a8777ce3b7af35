extension Comparison {
    /// What one subject does otherwise under one scenario.
    public struct Change: Sendable, Hashable {
        public let kind: Kind
        public let subject: SubjectMatch
        public let scenario: String
        public let type: RecordType
        /// What came of it, and what comes of it now; each pair once.
        public let transitions: [Transition]
        /// The counts at which it is otherwise, ascending.
        public let counts: [Int]
        /// The ways of asking in which it is otherwise.
        public let views: [View]
        /// How many cases are otherwise.
        public let cases: Int
    }

    /// From one outcome to another.
    public struct Transition: Sendable, Hashable {
        public let before: Outcome
        public let verdictBefore: Verdict
        public let after: Outcome
        public let verdictAfter: Verdict
    }
}

extension Comparison.Change {
    private struct Key: Hashable {
        let kind: Comparison.Kind
        let subject: SubjectMatch
        let scenario: String
        let type: RecordType
    }

    /// One for each subject, scenario and kind.
    static func all(of pairs: [CasePairing.Pair]) -> [Comparison.Change] {
        var order: [Key] = []
        var groups: [Key: [CasePairing.Pair]] = [:]
        for pair in pairs {
            guard let kind = Comparison.Kind(pair.before, pair.after) else { continue }
            let testCase = pair.after.testCase
            let key = Key(kind: kind, subject: pair.match, scenario: testCase.scenario, type: testCase.type)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(pair)
        }
        return Comparison.Kind.allCases.flatMap { kind in
            order.filter { $0.kind == kind }.map { Comparison.Change($0, groups[$0] ?? []) }
        }
    }

    private init(_ key: Key, _ pairs: [CasePairing.Pair]) {
        let cases = pairs.map(\.after.testCase)
        self.init(
            kind: key.kind, subject: key.subject, scenario: key.scenario, type: key.type,
            transitions: Self.transitions(pairs), counts: Set(cases.map(\.count)).sorted(),
            views: View.allCases.filter { view in cases.contains { $0.view == view } }, cases: cases.count)
    }

    private static func transitions(_ pairs: [CasePairing.Pair]) -> [Comparison.Transition] {
        pairs.reduce(into: []) { transitions, pair in
            let transition = Comparison.Transition(
                before: pair.before.outcome, verdictBefore: pair.before.verdict, after: pair.after.outcome,
                verdictAfter: pair.after.verdict)
            if !transitions.contains(transition) { transitions.append(transition) }
        }
    }
}
