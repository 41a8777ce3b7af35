extension Conversation {
    /// One message, and the name of its file without an ending.
    public struct NamedMessage: Sendable, Hashable {
        /// `udp.query`, `udp.response`, or `udp.response.1` and so on when there are several, `tcp.query`, `tcp.response`.
        public let name: String
        public let octets: [UInt8]
    }

    /// All messages in the order in which they went, TCP's without their length prefix (RFC 1035 §4.2.2). The query over TCP
    /// is left out where it is that over UDP.
    public var messages: [NamedMessage] {
        var messages: [NamedMessage] = []
        if let udp {
            messages.append(NamedMessage(name: "udp.query", octets: udp.query))
            for (index, response) in udp.responses.enumerated() {
                let name = Self.responseName(index, of: udp.responses.count)
                messages.append(NamedMessage(name: name, octets: response.octets))
            }
        }
        if let query = tcp?.query, query != udp?.query {
            messages.append(NamedMessage(name: "tcp.query", octets: query))
        }
        if let message = tcp?.message { messages.append(NamedMessage(name: "tcp.response", octets: message)) }
        return messages
    }

    /// The name of one of several UDP responses.
    public static func responseName(_ index: Int, of count: Int) -> String {
        count == 1 ? "udp.response" : "udp.response.\(index + 1)"
    }
}
