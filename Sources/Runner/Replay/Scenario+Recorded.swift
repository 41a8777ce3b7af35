internal import Conformance
internal import FixtureFormats

extension Scenario {
    /// What happened in a conversation that is no scenario of ours: of its faults those that show before anything is answered,
    /// or keep a client waiting.
    static func recorded(_ conversation: Conversation) -> Scenario {
        Scenario(
            name: "recorded", title: "What was recorded", wire: "What was recorded is sent again.",
            requirement: "Return every address that was in a whole answer, or fail honestly.",
            faults: faults(of: conversation), expectation: .complete, rule: .ignoreTruncated, victims: [])
    }

    private static func faults(of conversation: Conversation) -> [Fault] {
        var faults: [Fault] = []
        if conversation.udp?.responses.isEmpty == true { faults.append(.drop(above: 0)) }
        switch (conversation.tcp?.opening, conversation.tcp?.ending) {
        case (.refused, _): faults.append(.tcp(.refused))
        case (.ignored, _): faults.append(.tcp(.blackhole))
        case (.accepted, .client) where conversation.tcp?.message == nil: faults.append(.tcp(.silent))
        default: break
        }
        return faults
    }
}
