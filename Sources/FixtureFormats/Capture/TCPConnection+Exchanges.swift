internal import DNSWire

/// A conversation that is being put together.
struct ExchangeDraft {
    let client: SocketAddress
    let server: SocketAddress
    let time: Duration
    var question: Question?
    var conversation: Conversation
    var notes: [String] = []
    /// When its UDP part was last heard of.
    var end: Duration

    var exchange: CapturedExchange {
        CapturedExchange(
            client: .init(client), server: .init(server), time: time, question: question,
            conversation: conversation, notes: notes)
    }
}

extension TCPConnection {
    /// More than any client sends before it begins anew; memory has bounds.
    private static let mostQueries = 10_000

    /// One for each query that the client sent, or one without a query; none when the capture begins in the middle of a
    /// connection and there is no query to be read.
    var drafts: [ExchangeDraft] {
        let (sent, received) = (clientStream, serverStream)
        let queries = sent.octets.messageRanges.prefix(Self.mostQueries).map { sent.octets[$0] }
        guard beganHere || queries.first.map({ MessageHead($0.dropFirst(2)).isResponse }) == false else { return [] }
        let notes = notes(sent, received)
        guard queries.count > 1 else {
            let pieces = received.pieces(0..<received.octets.count)
            return [draft(queries.first, segments: pieces, isLast: true, notes)]
        }
        let segments = Self.segments(received, of: queries)
        return zip(queries, segments).enumerated().map { index, pair in
            draft(pair.0, segments: pair.1, isLast: index == queries.count - 1, notes)
        }
    }

    private func draft(
        _ query: ArraySlice<UInt8>?, segments: [[UInt8]], isLast: Bool, _ notes: [String]
    ) -> ExchangeDraft {
        let message = query.map { $0.dropFirst(2) }
        let connection = Conversation.Connection(
            opening: opening, query: message.map { Array($0) }, segments: segments, ending: ending(isLast: isLast))
        return ExchangeDraft(
            client: client, server: server, time: time, question: message.flatMap { MessageHead($0).question },
            conversation: Conversation(tcp: connection), notes: notes, end: time)
    }

    /// Whatever came of the connection, its earlier queries were done with before. One that never was accepted has no
    /// ending, and gets the one that looks like it.
    private func ending(isLast: Bool) -> Conversation.Connection.Ending {
        switch opening {
        case .refused: .reset
        case .ignored: .client
        case .accepted: isLast ? ending ?? .client : .client
        }
    }

    private func notes(_ sent: TCPStream, _ received: TCPStream) -> [String] {
        var notes: [String] = []
        if sent.isIncomplete { notes.append("octets are missing of what the client sent over TCP") }
        if received.isIncomplete { notes.append("octets are missing of what the server sent over TCP") }
        if !beganHere { notes.append("the TCP connection was open before the capture began") }
        if opening == .accepted, ending == nil { notes.append("the capture doesn't show how the TCP connection ended") }
        return notes
    }

    /// What the server sent, by query: messages belong to the first query with their ID that isn't answered yet, or else
    /// to the last answered one (RFC 7766 §6.2.1.1, RFC 5936 §2.2); what has no such query follows the message before it.
    private static func segments(_ received: TCPStream, of queries: [ArraySlice<UInt8>]) -> [[[UInt8]]] {
        var segments = [[[UInt8]]](repeating: [], count: queries.count)
        var byID: [UInt16?: [Int]] = [:]
        for (index, query) in queries.enumerated().reversed() { byID[query.uint16(at: 2), default: []].append(index) }
        var last = 0
        for message in received.octets.messageRanges {
            let id = received.octets[message].uint16(at: 2)
            if let waiting = byID[id], let index = waiting.last {
                last = index
                if waiting.count > 1 { byID[id]?.removeLast() }
            }
            segments[last] += received.pieces(message)
        }
        return segments
    }
}
