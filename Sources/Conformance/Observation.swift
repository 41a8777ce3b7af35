/// Facts about one case, and nothing but facts; every report can be made again from them.
public struct Observation: Codable, Sendable, Hashable {
    public let subject: SubjectIdentity
    public let testCase: Case
    public let purpose: Purpose
    /// The size of the whole answer in octets, as it travels over TCP without EDNS.
    public let octets: Int
    public let reply: Reply
    public let exchanges: [Exchange]
    /// How many more the origin saw than are kept.
    public let unlisted: Int
    /// What came of asking for the same name again at once, in this order.
    public let repetitions: [Repetition]
    /// Whether connections that were refused or ignored went by unseen: then nobody knows whether TCP was tried.
    public let missesConnections: Bool
    /// Absent where it isn't so.
    private let unseen: Bool?

    /// Whether nobody tells what the origin saw, because somebody else runs it: then `exchanges` are empty and say nothing.
    public var isUnseen: Bool { unseen == true }

    /// The same name, asked again.
    public struct Repetition: Codable, Sendable, Hashable {
        /// The way in which it was asked this time.
        public let view: View
        public let reply: Reply
        /// What the origin saw of it; a cache leaves nothing to see.
        public let exchanges: [Exchange]
        /// How many more the origin saw than are kept.
        public let unlisted: Int

        public init(view: View, reply: Reply, exchanges: [Exchange], unlisted: Int = 0) {
            self.view = view
            self.reply = reply
            self.exchanges = exchanges
            self.unlisted = unlisted
        }
    }

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
        exchanges: [Exchange], unlisted: Int = 0, repetitions: [Repetition] = [], missesConnections: Bool = false,
        isUnseen: Bool = false
    ) {
        unseen = isUnseen ? true : nil
        self.subject = subject
        self.testCase = testCase
        self.purpose = purpose
        self.octets = octets
        self.reply = reply
        self.exchanges = exchanges
        self.unlisted = unlisted
        self.repetitions = repetitions
        self.missesConnections = missesConnections
    }
}

extension Observation {
    /// What the origin saw of the records under test, and of connections.
    var ownExchanges: [Exchange] { exchanges.filter { $0.type == nil || $0.type == testCase.type } }

    /// The same as it would stand alone: a repetition in its own view.
    func standing(_ repetition: Repetition) -> Observation {
        Observation(
            subject: subject,
            testCase: Case(
                scenario: testCase.scenario, type: testCase.type, count: testCase.count,
                nameLength: testCase.nameLength, view: repetition.view),
            purpose: purpose, octets: octets, reply: repetition.reply, exchanges: repetition.exchanges,
            unlisted: repetition.unlisted, missesConnections: missesConnections, isUnseen: isUnseen)
    }
}

extension Observation {
    /// The octets that a UDP response might have had, where it has more (RFC 1035 §4.2.1, RFC 6891 §6.2.4).
    var overrunLimit: Int? {
        guard let limit = testCase.view.udpLimit, let octets = reply.octets, octets > limit else { return nil }
        return limit
    }
}
