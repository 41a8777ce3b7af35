/// All that an audit found: what every report is made from.
public struct Audit: Codable, Sendable {
    public let tool: Tool
    /// The zone that the cases' names are in.
    public let zone: String
    /// Such as `quick`, or `custom` when counts or scenarios were named.
    public let profile: String
    /// The counts that were asked for, ascending.
    public let counts: [Int]
    /// The scenarios that were played, in the catalogue's order.
    public let scenarios: [Scenario]
    public let subjects: [SubjectIdentity]
    public let skipped: [Skipped]
    public let twins: [Twin]
    /// What the audited subjects are known to do wrong.
    public let known: [KnownDeviation]
    public let results: [CaseResult]
    public let cliffs: [Cliff]
    /// The largest count that every audited subject resolves completely under `clean`;
    /// nil when `clean` was not played or a subject's result is inconclusive.
    public let safeCount: SafeCount?
    /// How many of its parts, each one subject under one scenario, were not asked, because it was interrupted.
    public let unasked: Int
    /// What each subject took of the machine.
    public let usage: [Usage]
    /// How the time was spent; nil when nothing was asked.
    public let effort: Effort?

    public struct Tool: Codable, Sendable, Hashable {
        public let name: String
        public let version: String

        public init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    /// A subject that could not be had, and why.
    public struct Skipped: Codable, Sendable, Hashable {
        public let name: String
        public let kind: SubjectKind
        /// Where it was to come from; nil when it was nowhere to be had.
        public let source: String?
        public let reason: String

        public init(name: String, kind: SubjectKind, source: String? = nil, reason: String) {
            self.name = name
            self.kind = kind
            self.source = source
            self.reason = reason
        }
    }

    /// Another source of the very version of a subject that was asked; the subject was not asked again from there.
    public struct Twin: Codable, Sendable, Hashable {
        public let subject: SubjectIdentity
        public let source: String

        public init(subject: SubjectIdentity, source: String) {
            self.subject = subject
            self.source = source
        }
    }

    public struct SafeCount: Codable, Sendable, Hashable {
        public let count: Int
        /// The subjects that set it: those that fail at the next count; empty when nothing failed up to the largest count tried.
        public let limitedBy: [String]

        public init(count: Int, limitedBy: [String]) {
            self.count = count
            self.limitedBy = limitedBy
        }
    }

    public init(
        tool: Tool, zone: String, profile: String, counts: [Int], scenarios: [Scenario],
        subjects: [SubjectIdentity], skipped: [Skipped], results: [CaseResult], cliffs: [Cliff],
        safeCount: SafeCount?, twins: [Twin] = [], known: [KnownDeviation] = [], usage: [Usage] = [],
        effort: Effort? = nil, unasked: Int = 0
    ) {
        self.tool = tool
        self.zone = zone
        self.profile = profile
        self.counts = counts
        self.scenarios = scenarios
        self.subjects = subjects
        self.skipped = skipped
        self.twins = twins
        self.known = known
        self.results = results
        self.cliffs = cliffs
        self.safeCount = safeCount
        self.usage = usage
        self.effort = effort
        self.unasked = unasked
    }

    /// How many results have this verdict.
    public func count(of verdict: Verdict) -> Int {
        results.count { $0.verdict == verdict }
    }
}
