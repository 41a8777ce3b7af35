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
