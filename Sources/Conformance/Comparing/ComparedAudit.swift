/// What two audits are compared by: much less than an audit has, so that its JSON report is enough.
public struct ComparedAudit: Sendable {
    public let tool: Audit.Tool
    public let profile: String
    public let subjects: [SubjectIdentity]
    /// The scenarios that were played, in their order.
    public let scenarios: [String]
    public let results: [Result]
    public let cliffs: [Cliff]

    /// What came of one case.
    public struct Result: Sendable, Hashable {
        public let subject: SubjectIdentity
        public let testCase: Case
        public let outcome: Outcome
        public let verdict: Verdict

        public init(subject: SubjectIdentity, testCase: Case, outcome: Outcome, verdict: Verdict) {
            self.subject = subject
            self.testCase = testCase
            self.outcome = outcome
            self.verdict = verdict
        }
    }

    public init(
        tool: Audit.Tool, profile: String, subjects: [SubjectIdentity], scenarios: [String], results: [Result],
        cliffs: [Cliff]
    ) {
        self.tool = tool
        self.profile = profile
        self.subjects = subjects
        self.scenarios = scenarios
        self.results = results
        self.cliffs = cliffs
    }

    public init(_ audit: Audit) {
        self.init(
            tool: audit.tool, profile: audit.profile, subjects: audit.subjects,
            scenarios: audit.scenarios.map(\.name),
            results: audit.results.map { result in
                Result(
                    subject: result.observation.subject, testCase: result.observation.testCase,
                    outcome: result.outcome, verdict: result.verdict)
            }, cliffs: audit.cliffs)
    }
}
