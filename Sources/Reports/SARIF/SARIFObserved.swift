import Conformance

/// What was found, for programs.
struct SARIFObserved: Encodable {
    let type: RecordType
    let counts: [Int]
    let views: [View]
    let outcome: Outcome
    let verdict: Verdict
    let flags: [Flag]
    let leg: Leg
    /// The sentence of the RFC that was broken.
    let rule: String?
    /// Asks the case with the smallest count again.
    let command: String

    init(_ group: SARIFGroup) {
        type = group.first.observation.testCase.type
        counts = group.counts
        views = group.views
        outcome = group.first.outcome
        verdict = group.first.verdict
        flags = group.first.flags
        leg = group.first.leg
        rule = group.first.rule.map { EvidenceText.words(of: $0) }
        command = RerunCommand(group.first.observation).text
    }
}
