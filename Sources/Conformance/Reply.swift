/// What the asker got.
public struct Reply: Codable, Sendable, Hashable {
    public let status: Status
    public let addresses: AddressTally
    /// The subject's own word for its error, such as `EAI_AGAIN`.
    public let error: String?
    /// What that word means.
    public let errorClass: ErrorClass?
    /// RCODE, where a message came back.
    public let rcode: Int?
    /// The TC bit, where a message came back.
    public let tc: Bool?
    /// The size of the message that came back, in octets.
    public let octets: Int?
    /// Milliseconds from the question to the result.
    public let elapsedMs: Double
    /// The last lines that the subject wrote, where it came to an end.
    public let log: [String]

    /// How the asking ended.
    public enum Status: Codable, Sendable, Hashable {
        case answered
        /// Nothing came back from a resolver in time.
        case timedOut
        /// A stub resolver or parser did not come back within the cap.
        case hung
        /// The subject's process ended with this code instead of answering.
        case exited(Int)
        /// The subject's process was ended by this signal.
        case signalled(Int)
        /// Nothing listens at the resolver's address any more.
        case gone
        /// The subject was ended because it took too much.
        case ended(Excess)
        /// The subject's program said more lines than it was asked: which answers what isn't known.
        case outOfStep
        /// A message came back that breaks the protocol; why.
        case unreadable(String)
        /// The harness itself failed; why.
        case harness(String)
    }

    public init(
        status: Status, addresses: AddressTally, error: String? = nil, errorClass: ErrorClass? = nil,
        rcode: Int? = nil, tc: Bool? = nil, octets: Int? = nil, elapsedMs: Double, log: [String] = []
    ) {
        self.status = status
        self.addresses = addresses
        self.error = error
        self.errorClass = errorClass
        self.rcode = rcode
        self.tc = tc
        self.octets = octets
        self.elapsedMs = elapsedMs
        self.log = log
    }
}

/// What a stub resolver's or parser's error word means; its manifest says which word is which.
public enum ErrorClass: String, Codable, Sendable, Hashable, CaseIterable {
    /// The name does not exist.
    case noSuchName
    /// The name exists and has no address.
    case noData
    /// The answer did not fit, and the caller was told so.
    case truncated
    /// The answer could not be read.
    case malformed
    /// Try again later.
    case temporary
    /// The server refused.
    case refused
    /// No answer came in time.
    case timeout
}

/// How the addresses that came back compare with those that were sent.
public struct AddressTally: Codable, Sendable, Hashable {
    /// How many the answer had.
    public let expected: Int
    /// How many different ones of these came back.
    public let received: Int
    /// How many came back that no answer had.
    public let foreign: Int
    /// How many came back more than once.
    public let duplicate: Int
    /// How many of the received travelled to the subject over TCP.
    public let viaTCP: Int
    /// Whether they came back in the order in which they were sent.
    public let isInOrder: Bool
    /// The first few of the foreign ones.
    public let foreignExamples: [String]

    public var missing: Int { expected - received }
    public var isComplete: Bool { missing == 0 && foreign == 0 }

    public init(
        expected: Int, received: Int = 0, foreign: Int = 0, duplicate: Int = 0, viaTCP: Int = 0,
        isInOrder: Bool = true, foreignExamples: [String] = []
    ) {
        self.expected = expected
        self.received = received
        self.foreign = foreign
        self.duplicate = duplicate
        self.viaTCP = viaTCP
        self.isInOrder = isInOrder
        self.foreignExamples = foreignExamples
    }
}
