public import Conformance

/// A failing case whose smallest form is looked for; travels as JSON from the command to the sandbox.
public struct MinimisePlan: Codable, Sendable {
    /// Who is asked, and where things are; no counts and scenarios of its own.
    public var audit: AuditPlan
    public var scenario: Scenario
    public var testCase: Case
    /// How long is looked, in seconds; what was found by then stands.
    public var seconds: Int

    /// The zone of the names that are asked, and of the shortest name of one's own: every resolver knows it for one that
    /// nobody has (RFC 2606 §3).
    public static let zone = "example."

    public init(audit: AuditPlan, scenario: Scenario, testCase: Case, seconds: Int) {
        self.audit = audit
        self.scenario = scenario
        self.testCase = testCase
        self.seconds = seconds
    }
}

/// What came of looking for a failure's smallest form.
public enum Minimisation: Codable, Sendable {
    case found(Minimum)
    /// It was asked, and is as it should be; why, in one sentence.
    case doesNotFail(SubjectIdentity, why: String)
    /// It failed, and not each time; or it couldn't be asked. Why, in one sentence.
    case notRepeated(String)
    /// There is no such subject, or the case is none for it. Why, in one sentence.
    case unknown(String)
}
