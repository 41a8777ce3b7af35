/// How a subject went about one lookup, whatever came of it.
public struct Conduct: Codable, Sendable, Hashable {
    /// Queries for the name that reached the origin, over UDP and TCP.
    public let queries: Int
    /// The UDP payload sizes that were offered, in octets, each once, in the order of their first use; 0 is no EDNS.
    public let udpPayloadSizes: [Int]
    /// What made it try TCP; nil when it never did.
    public let tcpAfter: TCPTrigger?
    /// Whether its error looks permanent to a caller although the fault is temporary: whoever believes it doesn't try again.
    public let looksPermanent: Bool

    /// What preceded the first TCP connection.
    public enum TCPTrigger: String, Codable, Sendable, Hashable {
        /// TC=1.
        case truncation
        /// No answer over UDP.
        case silence
        /// A message that was cut, or larger than was asked for.
        case badMessage
        /// An error over UDP.
        case error
        /// A right answer over UDP, or one that must not be believed beside it.
        case answer
        /// TCP was tried at once.
        case nothing
    }

    /// A lookup that makes as many queries goes round in circles: retries over UDP and TCP, both record types and the longest
    /// alias chain together need fewer.
    public static let loopingQueries = 200

    init(_ observation: Observation) {
        let asked = observation.exchanges.filter { $0.type != nil }
        queries = asked.count + observation.unlisted
        udpPayloadSizes = asked.reduce(into: []) { sizes, exchange in
            let size = exchange.ednsSize ?? 0
            if !sizes.contains(size) { sizes.append(size) }
        }
        tcpAfter = Self.trigger(observation.exchanges)
        looksPermanent = Self.isPermanent(observation.reply) && !Self.isJustified(observation)
    }

    private static func trigger(_ exchanges: [Exchange]) -> TCPTrigger? {
        guard let first = exchanges.firstIndex(where: { $0.transport == .tcp }) else { return nil }
        let before = exchanges[..<first]
        guard let last = before.last else { return .nothing }
        // Where both types are asked for at once, what came last need not be what TCP is tried for.
        if RecordType.allCases.contains(where: { type in before.last { $0.type == type }?.tc == true }) {
            return .truncation
        }
        return switch last.action {
        case .cut, .oversize: .badMessage
        case .dropped: .silence
        case .error: .error
        default: .answer
        }
    }

    /// Whether the origin itself said that there is nothing.
    private static func isJustified(_ observation: Observation) -> Bool {
        observation.exchanges.contains { exchange in
            guard exchange.type == observation.testCase.type else { return false }
            return exchange.action == .error || (exchange.action == .answered && exchange.records == 0 && !exchange.tc)
        }
    }

    /// Only stub resolvers' words: a message's RCODE is judged by itself.
    private static func isPermanent(_ reply: Reply) -> Bool {
        switch reply.errorClass {
        case .noSuchName, .noData, .malformed: reply.rcode == nil
        default: false
        }
    }
}
