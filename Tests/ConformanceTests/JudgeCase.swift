import Conformance
import Testing

/// One row: what was observed, and what is to be thought of it.
struct JudgeCase: Sendable, CustomTestStringConvertible {
    let title: String
    let scenario: Scenario
    let observation: Observation
    let verdict: Verdict
    let flags: [Flag]
    let leg: Leg
    let rule: Rule?

    init(
        _ title: String, _ scenario: Scenario, _ view: View, type: RecordType = .a, count: Int = 40,
        octets: Int = Samples.octetsOf40, _ reply: Reply, _ exchanges: [Exchange] = [], is verdict: Verdict,
        _ flags: [Flag] = [], leg: Leg,
        breaks rule: Rule? = nil
    ) {
        self.title = title
        self.scenario = scenario
        observation = Samples.observation(view, reply, exchanges, type: type, count: count, octets: octets)
        self.verdict = verdict
        self.flags = flags
        self.leg = leg
        self.rule = rule
    }

    var testDescription: String { title }

    func check() {
        let result = Judge.judge(observation, scenario: scenario)
        #expect(result.verdict == verdict)
        #expect(result.flags == flags)
        #expect(result.leg == leg)
        #expect(result.rule == rule)
        #expect(result.outcome == Outcome(observation.reply))
        #expect(result.observation == observation)
    }

    static let complete = Samples.scenario(.complete)
    static let completeOrHonestFailure = Samples.scenario(.completeOrHonestFailure)
    static let honestFailure = Samples.scenario(.honestFailure)
    static let undetectable = Samples.scenario(.undetectable)
    static let noData = Samples.scenario(.noData, faults: [.cnameOnly])
}
