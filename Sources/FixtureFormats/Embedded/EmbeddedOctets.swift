internal import Conformance
internal import DNSWire

/// What is put into source code: messages with their names, and comments that tell what they are.
struct EmbeddedOctets {
    /// Lines of comment: identifier, question, what happens and what a correct client must do.
    let comments: [String]
    let messages: [Message]

    struct Message {
        /// The words of its name, such as `udp`, `response`, `1`.
        let words: [String]
        let octets: [UInt8]
    }

    init(_ fixture: Fixture) {
        let fault = fixture.conversation.deliveryFault
        comments = [
            fixture.plainID,
            "\(fixture.count) \(fixture.type.rawValue) records at \(fixture.name)",
            "What happens: \(fixture.scenario.wire)" + (fault.map { "; here \($0)" } ?? ""),
            "A correct client: \(fixture.scenario.requirement)",
        ].map(Fixture.plain)
        messages = fixture.conversation.messages.map { message in
            Message(words: message.name.split(separator: ".").map(String.init), octets: message.octets)
        }
    }
}

extension Text {
    /// `0xC0, 0x0C,` twelve a line.
    mutating func write(array octets: [UInt8]) {
        for (index, octet) in octets.enumerated() {
            write(index % 12 == 0 ? "    0x" : " 0x")
            write(hex: CollectionOfOne(octet))
            write(index % 12 == 11 || index == octets.count - 1 ? ",\n" : ",")
        }
    }
}
