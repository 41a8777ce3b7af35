public import DNSWire
public import FixtureFormats

/// A question and what went between one client and one server about it, to be served again.
public struct Recording: Sendable, Hashable {
    public let name: DomainName
    /// QTYPE.
    public let type: UInt16
    public let conversation: Conversation
    /// Whether only those get it who ask as the recorded client did, with EDNS or without: the server's faults are about EDNS,
    /// and what it answers others is not recorded.
    public let isOfItsWay: Bool

    public init(name: DomainName, type: UInt16, conversation: Conversation, isOfItsWay: Bool = false) {
        self.name = name
        self.type = type
        self.conversation = conversation
        self.isOfItsWay = isOfItsWay
    }

    /// Takes the question from the conversation itself: from its queries, or else from what was answered.
    ///
    /// - Throws: `OriginError` when there is none to be read, or it is not of class IN.
    public init(_ conversation: Conversation) throws(OriginError) {
        let messages =
            [conversation.udp?.query, conversation.tcp?.query].compactMap { $0 }
            + (conversation.udp?.responses ?? []).filter { !$0.isForeign }.map(\.octets)
            + [conversation.tcp?.message].compactMap { $0 }
        guard let question = messages.lazy.compactMap(RecordedQuestion.init).first else {
            throw OriginError("no message in it has a question that can be read")
        }
        guard question.recordClass == 1 else {
            throw OriginError("the question for \(question.name) is of class \(question.recordClass), not IN")
        }
        self.init(name: question.name, type: question.type, conversation: conversation)
    }
}

/// The only question of a message, whatever stands behind it (RFC 1035 §4.1.2).
struct RecordedQuestion: Sendable, Hashable {
    let name: DomainName
    let type: UInt16
    let recordClass: UInt16

    /// Nil when there is none, there are more, or it is cut or compressed.
    init?(_ message: [UInt8]) {
        let start = Message.headerLength
        guard message.count > start, message[4] == 0, message[5] == 1 else { return nil }
        var end = start
        while end < message.count, message[end] != 0, message[end] < 64 { end += 1 + Int(message[end]) }
        guard end + 5 <= message.count, let name = try? DomainName(wire: message[start...end]) else { return nil }
        self.name = name
        type = UInt16(message[end + 1]) << 8 | UInt16(message[end + 2])
        recordClass = UInt16(message[end + 3]) << 8 | UInt16(message[end + 4])
    }
}
