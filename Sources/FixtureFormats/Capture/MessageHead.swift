internal import DNSWire

/// What joins a response to its query, as far as it can be read from octets that may be anything.
struct MessageHead {
    /// Nil when the message has fewer than 2 octets.
    let id: UInt16?
    /// QR; nil when the header isn't there.
    let isResponse: Bool?
    /// ANCOUNT; 0 when the header isn't there.
    let answerCount: Int
    /// The first question; nil when there is none that can be read.
    let question: Question?

    init(_ octets: ArraySlice<UInt8>) {
        id = octets.uint16(at: 0)
        isResponse = octets.count >= Message.headerLength ? octets.uint8(at: 2).map { $0 & 0x80 != 0 } : nil
        answerCount = Int(octets.uint16(at: 6) ?? 0)
        question = octets.uint16(at: 4) ?? 0 > 0 ? Self.question(octets) : nil
    }

    /// The first name in a message has nothing before it that it could point to.
    private static func question(_ octets: ArraySlice<UInt8>) -> Question? {
        var position = Message.headerLength
        while let length = octets.uint8(at: position), length > 0, length < 0x40,
            position < Message.headerLength + DomainName.maximumLength
        { position += 1 + Int(length) }
        let name = octets.prefix(position + 1).dropFirst(Message.headerLength)
        guard let name = try? DomainName(wire: name), let type = octets.uint16(at: position + 1),
            let recordClass = octets.uint16(at: position + 3)
        else { return nil }
        return Question(name: name, type: type, recordClass: recordClass)
    }
}
