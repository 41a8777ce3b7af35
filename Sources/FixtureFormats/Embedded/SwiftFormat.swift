internal import Conformance

/// The octets as arrays for Swift.
public struct SwiftFormat: FixtureFormat {
    public let name = "swift"
    public let title = "Swift source with the octets as arrays"

    public init() {}

    public func export(_ fixture: Fixture) -> Export {
        let source = EmbeddedOctets(fixture)
        var text = Text(capacity: 16_384)
        for comment in source.comments { text.line("/// \(comment)") }
        text.line("enum Fixture {")
        text.line("    static let id = \"\(fixture.plainID)\"")
        for message in source.messages {
            let name = message.words[0] + message.words.dropFirst().map(Self.capitalised).joined()
            text.line("    /// \(message.octets.count) octets.")
            text.line("    static let \(name): [UInt8] = [")
            text.write(array: message.octets)
            text.line("    ]")
        }
        text.line("}")
        return Export(octetsOnly: ["Fixture.swift": text.octets], of: fixture)
    }

    private static func capitalised(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }
}
