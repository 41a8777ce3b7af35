import Conformance

/// Audits made by hand.
enum Findings {
    static let bind = SubjectIdentity(name: "bind", kind: .resolver, version: "9.18.49", source: "x")

    static func scenario(_ name: String) -> Scenario {
        Scenario(
            name: name, title: "t", wire: "w", requirement: "r", faults: [], expectation: .complete,
            rule: Rule(rfc: "RFC 1035", section: "1", text: "t"), victims: [])
    }

    /// Right up to `holdsTo`, then failing.
    static func sweep(
        _ subject: SubjectIdentity = bind, _ scenario: String = "clean", holdsTo: Int, _ outcome: Outcome = .servfail
    ) -> [CaseResult] {
        [1, 28, 40, 100, 101, 256, 1000].map { count in
            result(
                subject, scenario, count, count > holdsTo ? outcome : .complete, count > holdsTo ? .fail : .pass)
        }
    }

    static func result(
        _ subject: SubjectIdentity, _ scenario: String, _ count: Int, _ outcome: Outcome, _ verdict: Verdict
    ) -> CaseResult {
        let reply = Reply(status: .answered, addresses: AddressTally(expected: count), elapsedMs: 1)
        let observation = Observation(
            subject: subject, testCase: Case(scenario: scenario, count: count, view: .stub), purpose: .sweep,
            octets: 100, reply: reply, exchanges: [])
        return CaseResult(
            observation: observation, outcome: outcome, verdict: verdict, flags: [], leg: .none, rule: nil, why: "w")
    }

    static func audit(_ results: [CaseResult], known: [KnownDeviation] = []) -> Audit {
        var subjects: [SubjectIdentity] = []
        var scenarios: [String] = []
        for result in results {
            let (subject, scenario) = (result.observation.subject, result.observation.testCase.scenario)
            if !subjects.contains(subject) { subjects.append(subject) }
            if !scenarios.contains(scenario) { scenarios.append(scenario) }
        }
        return Audit(
            tool: .init(name: "brimful", version: "0.1.0"), zone: "z.", profile: "quick", counts: [1, 1000],
            scenarios: scenarios.map(scenario), subjects: subjects, skipped: [], results: results, cliffs: [],
            safeCount: nil, known: known)
    }
}
