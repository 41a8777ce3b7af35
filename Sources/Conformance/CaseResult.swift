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

/// The smallest count at which a subject stops giving what it should, and why there.
public struct Cliff: Codable, Sendable, Hashable {
    public let subject: SubjectIdentity
    public let scenario: String
    public let view: View
    /// The largest count that is still right; 0 when none is.
    public let holdsTo: Int
    /// The smallest count that is not.
    public let failsFrom: Int
    /// What happens there.
    public let outcome: Outcome
    public let cause: Cause

    /// What the limit is counted in, told apart by varying the owner name's length.
    public struct Cause: Codable, Sendable, Hashable {
        public let kind: Kind
        /// The limit in octets or records; nil when only its kind is known.
        public let limit: Int?

        public enum Kind: String, Codable, Sendable, Hashable {
            case octets, records, unknown
        }

        public init(kind: Kind, limit: Int?) {
            self.kind = kind
            self.limit = limit
        }
    }

    public init(
        subject: SubjectIdentity, scenario: String, view: View, holdsTo: Int, failsFrom: Int, outcome: Outcome,
        cause: Cause
    ) {
        self.subject = subject
        self.scenario = scenario
        self.view = view
        self.holdsTo = holdsTo
        self.failsFrom = failsFrom
        self.outcome = outcome
        self.cause = cause
    }
}
