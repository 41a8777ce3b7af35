import Conformance

/// One asking on both legs: what the origin saw and sent, and what came back. Each line is safe to print.
struct LegText {
    private let exchanges: [Exchange]
    private let isUnseen: Bool
    private let unlisted: Int
    private let reply: Reply
    /// Octets of the message that a parser was handed; nil for what is asked over a network.
    private let handed: Int?

    /// A looping subject makes hundreds of queries, and the first tell it all.
    private static let mostExchanges = 40

    init(_ observation: Observation) {
        exchanges = observation.exchanges
        isUnseen = observation.isUnseen
        unlisted = Self.bounded(observation.unlisted)
        reply = observation.reply
        handed = observation.testCase.view == .parse ? observation.octets : nil
    }

    /// - Parameter isUnseen: whether nobody tells what the origin saw.
    init(_ repetition: Observation.Repetition, isUnseen: Bool) {
        exchanges = repetition.exchanges
        self.isUnseen = isUnseen
        unlisted = Self.bounded(repetition.unlisted)
        reply = repetition.reply
        handed = repetition.view == .parse ? 0 : nil
    }

    /// What is read from a file may be any number, and is added to.
    private static func bounded(_ number: Int) -> Int { min(max(number, 0), 1_000_000_000) }

    var lines: [String] {
        originLines + ["What came back after \(tenths(reply.elapsedMs)) ms:", "  \(answer)"] + ending
    }

    // MARK: The origin's leg

    private var originLines: [String] {
        if let handed { return handed == 0 ? [] : ["It was handed a message of \(counted(handed, "octet"))."] }
        if isUnseen { return ["What the far end saw of it isn't known here."] }
        if exchanges.isEmpty { return ["The origin saw nothing of it."] }
        let more = max(0, exchanges.count - Self.mostExchanges) + unlisted
        return ["What the origin saw and sent:"] + exchanges.prefix(Self.mostExchanges).map { "  \(Self.line($0))" }
            + (more > 0 ? ["  … and \(more) more"] : [])
    }

    private static func line(_ exchange: Exchange) -> String {
        let transport = exchange.transport.rawValue.uppercased()
        let asked = exchange.type.map { "\(transport) query for \($0.rawValue)" } ?? "\(transport) connection"
        let edns = exchange.type == nil ? "" : exchange.ednsSize.map { ", EDNS \($0)" } ?? ", no EDNS"
        let place = plain(exchange.destination, limit: 60)
        let question = "\(asked) to \(place)\(edns)"
        return "at \(tenths(exchange.atMs)) ms: \(question): \(exchange.action.rawValue)\(sent(exchange))"
    }

    private static func sent(_ exchange: Exchange) -> String {
        guard exchange.octets > 0 else { return "" }
        let size = "\(counted(exchange.octets, "octet")), \(counted(exchange.records, "record"))"
        return ", \(size), TC=\(exchange.tc ? 1 : 0)"
    }

    // MARK: The asker's leg

    private var answer: String {
        let tally = reply.addresses
        let parts = [
            plain(reply.status.words, limit: 200),
            "\(tally.received) of \(addresses(tally.expected))",
            tally.foreign > 0 ? "\(tally.foreign) not of the name (\(foreign))" : nil,
            tally.duplicate > 0 ? "\(tally.duplicate) more than once" : nil,
            reply.rcode.map { "RCODE \($0)" },
            reply.tc.map { "TC=\($0 ? 1 : 0)" },
            reply.octets.map { counted($0, "octet") },
            reply.error.map { "error \(plain($0, limit: 200))" },
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    private var foreign: String {
        reply.addresses.foreignExamples.prefix(4).map { plain($0, limit: 60) }.joined(separator: ", ")
    }

    private var ending: [String] {
        reply.log.isEmpty ? [] : ["Its last words:"] + reply.log.suffix(10).map { "  \"\(plain($0, limit: 300))\"" }
    }
}
