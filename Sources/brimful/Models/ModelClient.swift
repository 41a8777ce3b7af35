internal import Conformance
internal import DNSWire

/// What is wrong with the way in which a model asks its server.
enum AskingDefect: String, CaseIterable {
    /// An answer with any ID is taken.
    case believesWrongID = "believes-wrong-id"
    /// An answer to any question is taken.
    case believesWrongQuestion = "believes-wrong-question"
    /// An answer from any address is taken: the socket isn't connected.
    case believesAnySource = "believes-any-source"
    /// Of several right answers the last is taken.
    case believesLast = "believes-last"
    /// What is wrong with EDNS is taken for the end.
    case noEDNSFallback = "no-edns-fallback"
    /// Datagrams are read up to octet 512, and what is there is taken for the whole.
    case keeps512 = "keeps-512"
    /// Of a TCP answer that is cut, what is there is taken for the whole.
    case takesHalfFrame = "takes-half-frame"
}

/// A client as the protocol wants it, but for its defect: UDP, and TCP when that was not the whole answer.
///
/// It takes less than 13 seconds.
struct ModelClient: Sendable {
    let server: String
    /// What is offered by EDNS, in octets; nil without EDNS.
    let udpPayloadSize: UInt16?
    var defect: AskingDefect?

    private static let tcpPatience = Duration.seconds(4)

    // MARK: UDP

    /// How long each attempt waits for an answer.
    private static let udpPatience: [Duration] = [.milliseconds(700), .seconds(2), .seconds(2)]

    /// The answer over UDP; nil when none comes, or none that can be read.
    func overUDP(_ question: Question) throws(ModelWord) -> StrictMessage? {
        var payloadSize = udpPayloadSize
        for patience in Self.udpPatience {
            let query = try ModelQuery(question, udpPayloadSize: payloadSize)
            guard let datagram = try datagram(answering: query, within: patience) else {
                // It may be EDNS that the server doesn't answer (RFC 6891 §7).
                if defect != .noEDNSFallback { payloadSize = nil }
                continue
            }
            guard let message = message(datagram, of: query) else { return nil }
            if try wantsNoEDNS(message, query) {
                payloadSize = nil
            } else {
                return message
            }
        }
        return nil
    }

    private func datagram(answering query: ModelQuery, within patience: Duration) throws(ModelWord) -> [UInt8]? {
        let socket = ModelSocket(.udp)
        if defect == .believesAnySource {
            try socket.send(query.octets, to: server)
        } else {
            try socket.connect(to: server)
            try socket.send(query.octets)
        }
        let capacity = defect == .keeps512 ? 512 : Message.maximumLength
        let deadline = ContinuousClock.now + patience
        while let datagram = socket.receive(capacity, before: deadline) {
            guard query.isAnswered(by: datagram, believing: defect) else { continue }
            guard defect == .believesLast else { return datagram }
            return socket.receive(capacity, before: .now + .milliseconds(500)) ?? datagram
        }
        return nil
    }

    private func message(_ octets: [UInt8], of query: ModelQuery) -> StrictMessage? {
        if let message = try? StrictMessage(reading: octets) { return message }
        return defect == .keeps512 ? WholeRecords(octets).message(answering: query.question) : nil
    }

    /// Asks as fast as it can, for as long as it is let.
    func flood(_ question: Question) {
        let socket = ModelSocket(.udp)
        guard let query = try? ModelQuery(question, udpPayloadSize: udpPayloadSize) else { return }
        try? socket.connect(to: server)
        while true { try? socket.send(query.octets) }
    }

    // MARK: TCP

    func overTCP(_ question: Question) throws(ModelWord) -> StrictMessage {
        let query = try ModelQuery(question, udpPayloadSize: udpPayloadSize)
        let answer = try overTCP(query)
        if try wantsNoEDNS(answer, query) { return try overTCP(try ModelQuery(question, udpPayloadSize: nil)) }
        return answer
    }

    private func overTCP(_ query: ModelQuery) throws(ModelWord) -> StrictMessage {
        let socket = ModelSocket(.tcp)
        try socket.connect(to: server)
        try socket.sendFrame(query.octets)
        let (octets, length) = try socket.receivePartOfFrame(before: .now + Self.tcpPatience)
        if octets.count < length {
            guard defect == .takesHalfFrame, let part = WholeRecords(octets).message(answering: query.question) else {
                throw .temporary
            }
            return part
        }
        guard query.isAnswered(by: octets, believing: nil), let message = try? StrictMessage(reading: octets) else {
            throw .malformed
        }
        return message
    }

    // MARK: EDNS

    /// Whether the same is to be asked without EDNS (RFC 6891 §7 and §6.1.3).
    private func wantsNoEDNS(_ message: StrictMessage, _ query: ModelQuery) throws(ModelWord) -> Bool {
        guard query.hasEDNS else { return false }
        let isRefused = [ResponseCode.formatError, ResponseCode.notImplemented, ResponseCode.badVersion].contains(
            message.rcode)
        if defect == .noEDNSFallback, isRefused || message.edns == nil { throw .temporary }
        return isRefused
    }
}
