/// A count at which a subject's behaviour changes, and why there.
public struct Cliff: Codable, Sendable, Hashable {
    public let subject: SubjectIdentity
    public let scenario: String
    public let view: View
    /// The largest count with the behaviour before; 0 when none is known.
    public let holdsTo: Int
    /// The smallest count with the behaviour after.
    public let failsFrom: Int
    /// What happens up to there; nil when no smaller count is known.
    public let before: Outcome?
    /// What happens from there on.
    public let outcome: Outcome
    public let change: Change
    public let cause: Cause

    /// What the change means.
    public enum Change: String, Codable, Sendable, Hashable {
        /// What was right fails.
        case breaks
        /// What failed is right again.
        case recovers
        /// One right behaviour, or one failure, gives way to another.
        case differs
    }

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
        subject: SubjectIdentity, scenario: String, view: View, holdsTo: Int, failsFrom: Int, before: Outcome?,
        outcome: Outcome, change: Change, cause: Cause
    ) {
        self.subject = subject
        self.scenario = scenario
        self.view = view
        self.holdsTo = holdsTo
        self.failsFrom = failsFrom
        self.before = before
        self.outcome = outcome
        self.change = change
        self.cause = cause
    }
}
