public import Conformance

/// What came of one subject, or pair, under one scenario: the smallest part of an audit that is kept.
public struct AuditPart: Codable, Sendable {
    public let key: Key
    public var results: [CaseResult] = []
    public var cliffs: [Cliff] = []
    /// What those that ran for it took of the machine.
    public var usage: [Audit.Usage] = []
    /// Why the subject didn't start.
    public var startFailure: String?

    public init(key: Key) {
        self.key = key
    }

    /// Which part it is.
    public struct Key: Codable, Sendable, Hashable {
        public let subject: SubjectIdentity
        public let scenario: String
        /// Changes when anything changes that the subject is made from, or that it runs with.
        public let fingerprint: String

        public init(subject: SubjectIdentity, scenario: String, fingerprint: String) {
            self.subject = subject
            self.scenario = scenario
            self.fingerprint = fingerprint
        }
    }
}
