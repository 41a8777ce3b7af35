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
    private let responses: [(message: RecordedMessage, isForeign: Bool)]
    /// The first message over TCP, as far as it came; nil where not even its length did.
    private let tcpMessage: RecordedMessage?

    init(_ recording: Recording, nonce: UInt64) {
        self.recording = recording
        self.nonce = nonce
        let conversation = recording.conversation
        let question = RecordedQuestion(recording)
        udpQuery = RecordedQuery(recorded: conversation.udp?.query)
        tcpQuery = RecordedQuery(recorded: conversation.tcp?.query)
        responses = (conversation.udp?.responses ?? []).map {
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

    private var total: Int { fullest?.addresses.count ?? 0 }

    private var hasWholeFrame: Bool {
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

// MARK: TCP

extension ServedRecording {
    private func overTCP(_ tcp: Conversation.Connection, _ fitting: RecordedFitting) -> RecordedAnswer {
        var answer = RecordedAnswer(nonce: nonce)
        // What befell the SYN belongs to the address; where others are served there too, the query meets it.
        guard tcp.opening == .accepted else {
            if tcp.opening == .refused { (answer.delivery, answer.note.action) = (.reset, .reset) }
            return answer
        }
        answer.stream = stream(tcp, fitting)
        answer.delivery = delivery(tcp, recorded: tcp.stream.count, now: answer.stream.count)
        answer.note = note(tcp, answer.stream)
        return answer
    }

    private func stream(_ tcp: Conversation.Connection, _ fitting: RecordedFitting) -> [UInt8] {
        guard let message = tcpMessage, let length = tcp.announcedLength else { return tcp.stream }
        let fitted = fitting.fit(message, limit: Message.maximumLength)
        let rest = tcp.stream.dropFirst(2 + message.octets.count)
        return Self.prefix(hasWholeFrame ? fitted.count : length) + fitted + rest
    }

    /// The pieces end where they did; the last one takes what comes on top, or less.
    private func delivery(_ tcp: Conversation.Connection, recorded: Int, now: Int) -> AnswerPlan.Delivery {
        var borders: [Int] = []
        for segment in tcp.segments.dropLast() { borders.append((borders.last ?? 0) + segment.count) }
        borders = borders.filter { $0 > 0 && $0 < now }
        return borders.isEmpty && tcp.ending == .client ? .whole : .pieces(borders, ending: tcp.ending)
    }

    private func note(_ tcp: Conversation.Connection, _ stream: [UInt8]) -> RecordedAnswer.Note {
        guard let message = tcpMessage, hasWholeFrame else {
            let action: Exchange.Action =
                switch tcp.ending {
                case .client: stream.isEmpty ? .dropped : .closed
                case .server: .closed
                case .reset: .reset
                }
            return .init(octets: stream.count, tc: false, records: 0, action: action)
        }
        let sent = Array(stream.dropFirst(2).prefix(Int(stream[0]) << 8 | Int(stream[1])))
        return .init(message, sent: sent, total: total, limit: Message.maximumLength)
    }

    /// Where nothing was recorded over TCP: the longest answer over UDP that was not truncated, or SERVFAIL.
    private func unrecordedTCP(_ fitting: RecordedFitting) -> RecordedAnswer {
        var answer = RecordedAnswer(nonce: nonce)
        guard let longest = longestWhole else {
            let octets = fitting.empty(rcode: 2)
            answer.stream = Self.prefix(octets.count) + octets
            answer.note = .init(octets: octets.count, tc: false, records: 0, action: .error)
            return answer
        }
        let sent = fitting.fit(longest, limit: Message.maximumLength)
        answer.stream = Self.prefix(sent.count) + sent
        answer.note = .init(longest, sent: sent, total: total, limit: Message.maximumLength)
        return answer
    }

    /// RFC 1035 §4.2.2.
    private static func prefix(_ length: Int) -> [UInt8] { [UInt8(length >> 8 & 0xFF), UInt8(length & 0xFF)] }
}

extension RecordedQuestion {
    init(_ recording: Recording) {
        (name, type, recordClass) = (recording.name, recording.type, 1)
    }
}
