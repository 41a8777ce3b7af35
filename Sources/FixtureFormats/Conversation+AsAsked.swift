internal import DNSWire

extension Conversation {
    /// What a client sees of it that asks over TCP only where it has to: when what came over UDP is nothing, no message, or
    /// carries TC=1 (RFC 7766 §5).
    public var asAsked: Conversation {
        guard let udp, udp.isAnswered else { return self }
        return Conversation(udp: udp)
    }
}

extension Conversation.Datagrams {
    /// Whether a client has no reason to ask again.
    fileprivate var isAnswered: Bool {
        believable.contains { (try? StrictMessage(reading: $0.octets))?.flags.tc == false }
    }

    /// The responses that have the query's ID and come from where it was sent.
    private var believable: [Conversation.Response] {
        responses.filter { !$0.isForeign && $0.octets.prefix(2) == query.prefix(2) }
    }
}
