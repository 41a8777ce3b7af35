internal import Conformance
internal import DNSWire

/// A query, and what answers it.
struct ModelQuery {
    let question: Question
    let hasEDNS: Bool
    let octets: [UInt8]
    private let id: UInt16

    /// - Throws: the word for a question that fits in no message.
    init(_ question: Question, udpPayloadSize: UInt16?) throws(ModelWord) {
        var query = Message(id: .random(in: .min ... .max))
        query.flags.rd = true
        query.questions = [question]
        query.edns = udpPayloadSize.map { EDNS(udpPayloadSize: $0) }
        guard let octets = try? query.encoded() else { throw .malformed }
        self.question = question
        self.octets = octets
        id = query.id
        hasEDNS = udpPayloadSize != nil
    }

    /// Whether a message has this query's ID and question (RFC 5452 §9.1); one that is cut is told by its ID.
    func isAnswered(by octets: [UInt8], believing defect: AskingDefect?) -> Bool {
        let isResponse = octets.count >= Message.headerLength && octets[2] & 0x80 != 0
        let hasID = octets.starts(with: [UInt8(id >> 8), UInt8(id & 0xff)])
        guard isResponse, hasID || defect == .believesWrongID else { return false }
        guard let message = try? StrictMessage(reading: octets) else { return true }
        // A server that doesn't know EDNS may send its format error with no more than a header.
        let hasNoQuestion = message.questions.isEmpty && message.rcode != 0
        return message.questions == [question] || hasNoQuestion || defect == .believesWrongQuestion
    }
}

/// The records that are whole in a message that is cut. The origin's records all begin with a pointer to the question.
struct WholeRecords {
    private let octets: [UInt8]

    init(_ octets: [UInt8]) {
        self.octets = octets
    }

    func addresses(_ type: RecordType) -> [Address] {
        let nameEnd = octets.dropFirst(Message.headerLength).firstIndex(of: 0) ?? octets.count
        let fixedOctets = 12
        let starts = stride(from: nameEnd + 5, to: octets.count, by: fixedOctets + type.dataLength)
        return starts.compactMap { Address(octets: octets[$0...].dropFirst(fixedOctets).prefix(type.dataLength)) }
    }

    /// The same as if they were all.
    func message(answering question: Question) -> StrictMessage? {
        guard let type = RecordType.allCases.first(where: { $0.code == question.type }) else { return nil }
        var message = Message()
        message.flags.qr = true
        message.questions = [question]
        message.answer = addresses(type).map {
            ResourceRecord(owner: question.name, ttl: 0, data: ResourceRecord.Data($0))
        }
        return (try? message.encoded()).flatMap { try? StrictMessage(reading: $0) }
    }
}
