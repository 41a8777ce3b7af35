internal import Conformance
internal import DNSWire

/// Queries and responses as RFC 8427 pairs, media type `application/dns+json`.
///
/// The file is one JSON array of pair objects (RFC 8427 §3), one for each response; `comment` tells the transport, which the
/// RFC has no member for. Each message has its octets; one that isn't well-formed has nothing but these (§2.4), which the RFC
/// allows. There are no dates: a fixture is of no time.
public struct JSONFormat: FixtureFormat {
    public let name = "rfc8427"
    public let title = "RFC 8427 JSON of each query and response"

    public init() {}

    public func export(_ fixture: Fixture) -> Export {
        var text = Text(capacity: 65_536)
        text.write("[")
        for (index, pair) in Self.pairs(fixture.conversation).enumerated() {
            text.line(index == 0 ? "" : ",")
            text.line(" {\"comment\": \"\(pair.transport)\",")
            text.write("  \"queryMessage\": ")
            MessageJSON.write(pair.query, to: &text)
            if let response = pair.response {
                text.line(",")
                text.write("  \"responseMessage\": ")
                MessageJSON.write(response, to: &text)
            }
            text.write("}")
        }
        text.line("\n]")
        return Export(octetsOnly: ["exchange.rfc8427.json": text.octets], of: fixture)
    }

    private typealias Pair = (transport: String, query: [UInt8], response: [UInt8]?)

    private static func pairs(_ conversation: Conversation) -> [Pair] {
        var pairs: [Pair] = []
        if let udp = conversation.udp {
            pairs = udp.responses.map { ("UDP", udp.query, $0.octets) }
            if pairs.isEmpty { pairs = [("UDP", udp.query, nil)] }
        }
        if let tcp = conversation.tcp, let query = tcp.query { pairs.append(("TCP", query, tcp.message)) }
        return pairs
    }
}
