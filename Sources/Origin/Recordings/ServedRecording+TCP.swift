internal import Conformance
internal import DNSWire
internal import FixtureFormats

extension ServedRecording {
    func overTCP(_ tcp: Conversation.Connection, _ fitting: RecordedFitting) -> RecordedAnswer {
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
    func unrecordedTCP(_ fitting: RecordedFitting) -> RecordedAnswer {
        var answer = RecordedAnswer(nonce: nonce)
        guard let longest = longestWhole else {
            let octets = fitting.empty(rcode: ResponseCode.serverFailure)
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
