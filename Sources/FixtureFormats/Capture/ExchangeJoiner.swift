internal import DNSWire

/// Joins a TCP connection to the UDP query that it follows: by the same client to the same server about the same
/// question.
struct ExchangeJoiner {
    private var drafts: [ExchangeDraft] = []
    /// The latest UDP query that no TCP connection has followed yet.
    private var byQuestion: [Key: Int] = [:]
    private var byEnds: [Key: Int] = [:]

    /// A client that comes later than this after all it heard over UDP has another reason.
    private static let limit = Duration.seconds(30)

    private struct Key: Hashable {
        let client: Address
        let server: SocketAddress
        var question: Question?
    }

    /// All exchanges in order of time.
    static func exchanges(_ udp: UDPExchanges, _ overTCP: [ExchangeDraft]) -> [CapturedExchange] {
        let drafts = udp.all.map(\.draft) + overTCP
        var joiner = ExchangeJoiner()
        for draft in drafts.enumerated().sorted(by: { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }) {
            joiner.add(draft.element)
        }
        return joiner.drafts.map(\.exchange)
    }

    private mutating func add(_ draft: ExchangeDraft) {
        let ends = Key(client: draft.client.address, server: draft.server)
        let question = Key(client: draft.client.address, server: draft.server, question: draft.question)
        if draft.conversation.udp != nil {
            byQuestion[question] = drafts.count
            byEnds[ends] = drafts.count
        } else if let index = draft.question == nil ? byEnds[ends] : byQuestion[question], mayFollow(draft, index) {
            return follow(draft, index)
        }
        drafts.append(draft)
    }

    private func mayFollow(_ draft: ExchangeDraft, _ index: Int) -> Bool {
        drafts[index].conversation.tcp == nil && draft.time - drafts[index].end <= Self.limit
    }

    private mutating func follow(_ draft: ExchangeDraft, _ index: Int) {
        drafts[index].conversation.tcp = draft.conversation.tcp
        drafts[index].notes += draft.notes
    }
}

extension UDPExchanges.Entry {
    fileprivate var draft: ExchangeDraft {
        ExchangeDraft(
            client: client, server: server, time: time, question: head.question,
            conversation: Conversation(udp: datagrams), end: end)
    }
}
