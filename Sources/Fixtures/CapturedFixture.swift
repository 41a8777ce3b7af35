public import Conformance
public import DNSWire
public import FixtureFormats

/// A fixture that was not crafted but seen: nobody knows what the server meant, only what it sent.
public struct CapturedFixture: Sendable {
    public let id: String
    public let name: DomainName
    public let type: RecordType
    public let conversation: Conversation

    public init(id: String, name: DomainName, type: RecordType, conversation: Conversation) {
        self.id = id
        self.name = name
        self.type = type
        self.conversation = conversation
    }

    /// The identifier, and so the folder, of what a question is about: such as `captured/us-street.api.example.com/a`. What
    /// isn't a letter, digit, hyphen or dot stands as its number in the name's text, which no path has a meaning for.
    public static func id(of question: Question) -> String {
        let text = question.name.isRoot ? "root" : String(question.name.description.lowercased().dropLast())
        let safe = text.utf8.map { octet in
            let isPlain = octet == UInt8(ascii: "-") || octet == UInt8(ascii: ".") || octet == UInt8(ascii: "_")
            let isWord =
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= octet || UInt8(ascii: "0")...UInt8(ascii: "9") ~= octet
            return isPlain || isWord ? String(UnicodeScalar(octet)) : "%\(octet)"
        }.joined()
        // A file name has 255 octets at most.
        return "captured/\(safe.prefix(200))/\(type(of: question)?.label ?? "type\(question.type)")"
    }

    /// The type that is asked for; nil when it is no address type.
    public static func type(of question: Question) -> RecordType? {
        RecordType.allCases.first { $0.code == question.type }
    }

    /// The addresses of the largest response that can be read; none when there is none.
    private var addresses: [Address] {
        conversation.answers.compactMap { try? StrictMessage(reading: $0) }.map { $0.addresses(type) }
            .max { $0.count < $1.count } ?? []
    }

    public var fixture: Fixture {
        let count = addresses.count
        return Fixture(
            id: id, scenario: Self.scenario(hasAddresses: count > 0), name: name, type: type, count: count,
            conversation: conversation)
    }

    private static func scenario(hasAddresses: Bool) -> Scenario {
        Scenario(
            name: "captured", title: "As it was captured", wire: "What a server sent, octet by octet.",
            requirement: hasAddresses
                ? "Return every address of the whole answer, and no other." : "Say what the response says.",
            faults: [], expectation: hasAddresses ? .complete : .undetectable, rule: .ignoreTruncated, victims: [])
    }
}

extension Conversation {
    /// All responses, each without the length prefix that TCP puts in front of it.
    public var answers: [[UInt8]] {
        (udp?.responses.map(\.octets) ?? []) + (tcp?.message.map { [$0] } ?? [])
    }
}
