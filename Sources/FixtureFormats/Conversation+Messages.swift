internal import Conformance
internal import DNSWire

/// The messages of a conversation, and what can't be seen in them.
extension Conversation {
    /// What happens besides the messages, in words that follow `that`; nil when whole messages simply go to and fro.
    var deliveryFault: String? {
        if let udp {
            if udp.responses.isEmpty { return "nothing comes back over UDP" }
            if udp.responses.contains(where: \.isForeign) { return "a UDP response comes from another address" }
        }
        return tcp?.fault
    }

    /// The first question that was asked; nil when no query can be read.
    var question: Question? {
        for query in [udp?.query, tcp?.query] {
            if let query, let message = try? StrictMessage(reading: query), let question = message.questions.first {
                return question
            }
        }
        return nil
    }
}

extension Conversation.Connection {
    /// What is wrong with the delivery, in words that follow `that`; nil when one whole message comes in one piece.
    var fault: String? {
        switch opening {
        case .refused: return "TCP connections are refused"
        case .ignored: return "TCP connections are never answered"
        case .accepted: break
        }
        guard let message, let announced = announcedLength else {
            return switch ending {
            case .reset: "the TCP connection is reset"
            case .server: "the TCP connection is closed without an answer"
            case .client: "nothing comes back over TCP"
            }
        }
        let sent = segments.reduce(0) { $0 + $1.count }
        if message.count < announced { return "TCP ends after \(message.count) of \(announced) octets" }
        if sent > announced + 2 { return "more follows on TCP than one message" }
        if segments.count > 1 { return "the TCP response comes in \(segments.count) pieces" }
        return ending == .reset ? "the TCP connection is reset" : nil
    }
}
