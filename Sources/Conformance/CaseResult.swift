/// An observation and what is to be thought of it.
public struct CaseResult: Codable, Sendable, Hashable {
    public let observation: Observation
    public let outcome: Outcome
    public let verdict: Verdict
    public let flags: [Flag]
    public let leg: Leg
    /// The sentence that was broken; nil where none was.
    public let rule: Rule?
    /// One plain sentence.
    public let why: String
    /// How the subject went about it.
    public var conduct: Conduct { Conduct(observation) }

    public init(
        observation: Observation, outcome: Outcome, verdict: Verdict, flags: [Flag], leg: Leg, rule: Rule?,
        why: String
    ) {
        self.observation = observation
        self.outcome = outcome
        self.verdict = verdict
        self.flags = flags
        self.leg = leg
        self.rule = rule
        self.why = why
    }
}
