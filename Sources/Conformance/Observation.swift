/// Facts about one case, and nothing but facts; every report can be made again from them.
public struct Observation: Codable, Sendable, Hashable {
    public let subject: SubjectIdentity
    public let testCase: Case
    public let purpose: Purpose
    /// The size of the whole answer in octets, as it travels over TCP without EDNS.
    public let octets: Int
    public let reply: Reply
    public let exchanges: [Exchange]

    /// Why it was asked.
    public enum Purpose: String, Codable, Sendable, Hashable {
        /// A small answer on the same path: if that fails, nothing else counts.
        case control
        /// One of the counts that were asked for.
        case sweep
        /// A failure, asked again alone of a fresh subject.
        case confirmation
        /// A step in finding the exact count.
        case bisection
    }

    public init(
        subject: SubjectIdentity, testCase: Case, purpose: Purpose, octets: Int, reply: Reply,
        exchanges: [Exchange]
    ) {
        self.subject = subject
        self.testCase = testCase
        self.purpose = purpose
        self.octets = octets
        self.reply = reply
        self.exchanges = exchanges
    }
}
