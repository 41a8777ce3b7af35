extension Conversation {
    /// The messages of the conversation, each without the length prefix that TCP puts in front of it (RFC 1035 §4.2.2), and the
    /// name of its file without an ending: `udp.query`, `udp.response`, or `udp.response.1` and so on when there are several,
    /// `tcp.query` where it isn't the same as over UDP, `tcp.response`.
    public var messages: [(name: String, octets: [UInt8])] {
        var messages: [(String, [UInt8])] = []
        if let udp {
            messages.append(("udp.query", udp.query))
            for (index, response) in udp.responses.enumerated() {
                messages.append((Self.responseName(index, of: udp.responses.count), response.octets))
            }
        }
        if let query = tcp?.query, query != udp?.query { messages.append(("tcp.query", query)) }
        if let message = tcp?.message { messages.append(("tcp.response", message)) }
        return messages
    }

    /// The name of one of several UDP responses.
    public static func responseName(_ index: Int, of count: Int) -> String {
        count == 1 ? "udp.response" : "udp.response.\(index + 1)"
    }
}
