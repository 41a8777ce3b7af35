internal import Conformance
internal import DNSWire
internal import FixtureFormats

/// A recording with all that is known of its messages, ready to be served.
struct ServedRecording: Sendable {
    let recording: Recording
    /// The journal's number for it.
    let nonce: UInt64
    /// What was asked; nil where that isn't known.
    let udpQuery: RecordedQuery?
    let tcpQuery: RecordedQuery?
    let responses: [(message: RecordedMessage, isForeign: Bool)]
    /// The first message over TCP, as far as it came; nil where not even its length did.
    let tcpMessage: RecordedMessage?

    /// More are not sent for one query, whatever a file says.
    private static let mostResponses = 64

    init(_ recording: Recording, nonce: UInt64) {
        self.recording = recording
        self.nonce = nonce
        let conversation = recording.conversation
        let question = RecordedQuestion(recording)
        udpQuery = RecordedQuery(recorded: conversation.udp?.query)
        tcpQuery = RecordedQuery(recorded: conversation.tcp?.query)
        responses = (conversation.udp?.responses ?? []).prefix(Self.mostResponses).map {
            (RecordedMessage($0.octets, question: question), $0.isForeign)
        }
        tcpMessage = conversation.tcp?.message.map { RecordedMessage($0, question: question) }
    }

    /// The way in which the recorded client asked; nil where that isn't known.
    var way: RecordedQuery? { udpQuery ?? tcpQuery }

    /// The responses over UDP that a client may believe.
    var believedDatagrams: [RecordedMessage] {
        responses.filter { !$0.isForeign && $0.message.answers(udpQuery) }.map(\.message)
    }

    /// The response over TCP, if it came whole and a client may believe it.
    var believedFrame: RecordedMessage? {
        tcpMessage.flatMap { hasWholeFrame && $0.answers(tcpQuery) ? $0 : nil }
    }

    var believable: [RecordedMessage] { believedDatagrams + [believedFrame].compactMap { $0 } }

    var allMessages: [RecordedMessage] { responses.map(\.message) + [tcpMessage].compactMap { $0 } }

    /// The believable well-formed message with the most addresses; the first of several.
    var fullest: RecordedMessage? {
        let wellFormed = believable.filter(\.isWellFormed)
        let most = wellFormed.map(\.addresses.count).max()
        return wellFormed.first { $0.addresses.count == most }
    }

    /// The longest that was not truncated.
    var longestWhole: RecordedMessage? {
        believable.filter { $0.isWellFormed && !$0.isTruncated }.max { $0.octets.count < $1.octets.count }
    }

    var total: Int { fullest?.addresses.count ?? 0 }

    /// Whether all came that the length prefix announces.
    var hasWholeFrame: Bool {
        guard let tcp = recording.conversation.tcp, let length = tcp.announcedLength else { return false }
        return tcp.message?.count == length
    }

    func answer(_ head: QueryHead, _ asking: Responder.Asking) -> RecordedAnswer {
        switch asking.transport {
        case .udp: overUDP(RecordedFitting(head, query: asking.query, recorded: udpQuery))
        case .tcp:
            recording.conversation.tcp.map {
                overTCP($0, RecordedFitting(head, query: asking.query, recorded: tcpQuery))
            } ?? unrecordedTCP(RecordedFitting(head, query: asking.query, recorded: udpQuery))
        }
    }
}

// MARK: UDP

extension ServedRecording {
    /// Where only TCP was recorded, TC=1 leads there.
    private func overUDP(_ fitting: RecordedFitting) -> RecordedAnswer {
        var answer = RecordedAnswer(nonce: nonce)
        guard recording.conversation.udp != nil else {
            let octets = fitting.empty(isTruncated: true)
            answer.datagrams = [.init(octets)]
            answer.note = .init(octets: octets.count, tc: true, records: 0, action: .answered)
            return answer
        }
        answer.datagrams = responses.map { .init(fitting.datagram($0.message), isForeign: $0.isForeign) }
        answer.note = note(of: answer.datagrams, limit: fitting.client.udpLimit)
        return answer
    }

    /// The first datagram that may be believed is the answer; what is sent beside it, no client must believe.
    private func note(of datagrams: [Conversation.Response], limit: Int) -> RecordedAnswer.Note {
        let believed = responses.firstIndex { !$0.isForeign && $0.message.answers(udpQuery) }
        guard let index = believed ?? responses.indices.first else { return .init() }
        var note = RecordedAnswer.Note(
            responses[index].message, sent: datagrams[index].octets, total: total, limit: limit)
        let isAmongForged = responses.contains { $0.isForeign || !$0.message.answers(udpQuery) }
        if isAmongForged, [.answered, .oversize].contains(note.action) { note.action = .forged }
        return note
    }
}

extension RecordedQuestion {
    init(_ recording: Recording) {
        (name, type, recordClass) = (recording.name, recording.type, 1)
    }
}
