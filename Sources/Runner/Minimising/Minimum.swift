public import Conformance

/// The smallest form of a failure that was found, each part of it borne out twice.
public struct Minimum: Codable, Sendable {
    public let subject: SubjectIdentity
    /// The case that it was made of.
    public let original: Case
    /// What is left of its scenario.
    public let scenario: Scenario
    /// What its answers can do without.
    public let omitted: [Fault.ResponsePart]
    /// In master file form (RFC 1035 §5.1).
    public let name: String
    /// What the subject made of it.
    public let result: CaseResult
    /// What one address fewer is met with; nil where there is none fewer, or it couldn't be told.
    public let oneFewer: CaseResult?
    /// What the failure points to.
    public let limit: Cliff.Cause
    public let octets: Octets
    /// Everything that was tried, in order.
    public let trials: [Trial]
    /// What could not be made smaller, and why.
    public let remarks: [String]

    /// The scenario as it is played, with what is left out.
    public var played: Scenario { scenario.omitting(omitted) }

    public var testCase: Case { result.observation.testCase }

    /// The size of the responses that a query without EDNS gets.
    public struct Octets: Codable, Sendable, Hashable {
        /// Over UDP; 0 where none comes.
        public let udp: Int
        /// Over TCP; 0 where none comes.
        public let tcp: Int
    }

    /// One thing that was tried.
    public struct Trial: Codable, Sendable, Hashable {
        public let part: Part
        /// Such as `28 addresses`.
        public let tried: String
        /// Such as `pass`, or `fails alike`.
        public let finding: String
    }

    /// What can be made smaller.
    public enum Part: String, Codable, Sendable, Hashable, CaseIterable {
        case original, faults, count, name, sections, view
    }
}
