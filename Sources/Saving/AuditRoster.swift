public import Conformance

/// Who is asked in an audit: found out when it begins, as versions are.
public struct AuditRoster: Codable, Sendable, Hashable {
    /// The subjects that are asked for themselves, the versions of one ascending.
    public var subjects: [SubjectIdentity]
    /// The resolvers through which every stub resolver asks as well.
    public var passages: [SubjectIdentity]
    public var skipped: [Audit.Skipped]
    public var twins: [Audit.Twin]
    /// What the subjects are known to do wrong.
    public var known: [KnownDeviation]
    /// How many parts there are to ask.
    public var parts: Int

    public init(
        subjects: [SubjectIdentity], passages: [SubjectIdentity] = [], skipped: [Audit.Skipped],
        twins: [Audit.Twin] = [], known: [KnownDeviation] = [], parts: Int = 0
    ) {
        self.subjects = subjects
        self.passages = passages
        self.skipped = skipped
        self.twins = twins
        self.known = known
        self.parts = parts
    }
}
