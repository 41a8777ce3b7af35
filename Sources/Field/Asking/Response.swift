public import Conformance
public import DNSWire

/// What came of one query: facts only.
public struct Response: Sendable {
    public let status: Status
    public let transport: Transport
    /// The message; nil where none came that can be read.
    public let message: StrictMessage?
    /// Whether the header says TC=1, be the rest readable or not (RFC 2181 §9).
    public let isTruncated: Bool
    /// The size of the message in octets; 0 where none came.
    public let octets: Int
    /// Milliseconds from the query to what came of it.
    public let elapsedMs: Double
    /// What came besides and is not to be believed (RFC 5452 §9.1).
    public internal(set) var strays: Set<Stray>
    /// When the query went out; nil where nobody looked at the clock.
    public var time: ContinuousClock.Instant?

    /// What is wrong with a message that comes to a query and doesn't answer it.
    public enum Stray: Sendable, Hashable, CaseIterable {
        /// It comes from another address than was asked.
        case source
        case id
        case question
        /// It comes after the answer and says something else.
        case contradiction
    }

    public enum Status: Sendable, Hashable {
        case answered
        /// Nothing came in time.
        case silent
        /// Nothing listens there (ICMP port unreachable, or a TCP reset).
        case refusedConnection
        /// The TCP connection was made, and ended without a whole message.
        case closed
        /// The message began over TCP, and its end didn't come in time.
        case unfinished
        /// There is no way from this machine to there; in the system's words.
        case unreachable(String)
        /// A message came that breaks the protocol; why.
        case unreadable(String)
    }

    public init(
        _ status: Status, over transport: Transport, message: StrictMessage? = nil, isTruncated: Bool = false,
        octets: Int = 0, elapsedMs: Double = 0, strays: Set<Stray> = []
    ) {
        self.status = status
        self.transport = transport
        self.message = message
        self.isTruncated = isTruncated
        self.octets = octets
        self.elapsedMs = elapsedMs
        self.strays = strays
    }

    public init(message: StrictMessage, over transport: Transport, elapsedMs: Double = 0, strays: Set<Stray> = []) {
        self.init(
            .answered, over: transport, message: message, isTruncated: message.flags.tc, octets: message.octets.count,
            elapsedMs: elapsedMs, strays: strays)
    }

    public var rcode: Int? { message.map { Int($0.rcode) } }
    /// The RCODE's name, such as `BADVERS` (RFC 6895 §2.3).
    public var rcodeName: String? { message.map { ResponseCode.name($0.rcode) } }

    /// The addresses that the question's name has or is an alias of, in their order.
    public func addresses(_ type: RecordType) -> [Address] { message?.addresses(type) ?? [] }

    /// The largest TTL of the address records, in seconds; nil without any.
    public func ttl(_ type: RecordType) -> UInt32? {
        message?.answer.filter { $0.type == type.code }.map(\.ttl).max()
    }

    /// Whether the server may do better without EDNS (RFC 6891 §6.2.2).
    var stumblesOverEDNS: Bool {
        let refusals = [ResponseCode.formatError, ResponseCode.notImplemented, ResponseCode.badVersion]
        return status == .silent || message.map { refusals.contains($0.rcode) } == true
    }

    /// Whether what came can't be read.
    var isUnreadable: Bool { if case .unreadable = status { true } else { false } }

    /// Whether something came from there, be it a reset.
    public var isFromServer: Bool {
        switch status {
        case .answered, .unreadable, .closed, .unfinished: true
        case .silent, .refusedConnection, .unreachable: false
        }
    }
}

extension Response {
    /// What the octets say to a query; nil for a message that answers something else and is to be ignored (RFC 5452 §9.1).
    init?(reading octets: [UInt8], to query: [UInt8], over transport: Transport, elapsedMs: Double, strays: Set<Stray>)
    {
        guard octets.count >= Message.headerLength, octets[0...1] == query[0...1], octets[2] & 0x80 != 0 else {
            return nil
        }
        let isTruncated = octets[2] & 0x02 != 0
        do {
            let message = try StrictMessage(reading: octets)
            guard Self.answers(message, query) else { return nil }
            self.init(message: message, over: transport, elapsedMs: elapsedMs, strays: strays)
        } catch {
            // What is cut in a message that says so is of no account (RFC 2181 §9).
            self.init(
                isTruncated ? .answered : .unreadable(error.description), over: transport, isTruncated: isTruncated,
                octets: octets.count, elapsedMs: elapsedMs, strays: strays)
        }
    }

    /// Whether both say the same, in whatever order: a datagram may come twice, and a server may be asked twice by that.
    func says(_ other: Response) -> Bool {
        guard let message, let others = other.message else { return isTruncated == other.isTruncated }
        let records = [message, others].map { message in
            Set(message.answer.map { [UInt8($0.type >> 8), UInt8($0.type & 0xFF)] + message.data(of: $0) })
        }
        return message.rcode == others.rcode && isTruncated == other.isTruncated && records[0] == records[1]
    }

    /// A server that can't read a query may leave the question out (RFC 1035 §4.1.1, FORMERR).
    private static func answers(_ message: StrictMessage, _ query: [UInt8]) -> Bool {
        guard let asked = try? StrictMessage(reading: query) else { return false }
        return message.questions == asked.questions || (message.questions.isEmpty && message.rcode != 0)
    }
}
