internal import Conformance

/// The octets as bytes for Python 3.
public struct PythonFormat: FixtureFormat {
    public let name = "python"
    public let title = "Python module with the octets as bytes"

    public init() {}

    public func export(_ fixture: Fixture) -> Export {
        let source = EmbeddedOctets(fixture)
        var text = Text(capacity: 16_384)
        for comment in source.comments { text.line("# \(comment)") }
        text.line("ID = \"\(fixture.plainID)\"")
        for message in source.messages {
            text.line()
            text.line("# \(message.octets.count) octets")
            text.line("\(message.words.joined(separator: "_").uppercased()) = bytes.fromhex(")
            Self.write(message.octets, to: &text)
            text.line(")")
        }
        return Export(octetsOnly: ["fixture.py": text.octets], of: fixture)
    }

    private static func write(_ octets: [UInt8], to text: inout Text) {
        if octets.isEmpty { text.line("    \"\"") }
        for start in stride(from: 0, to: octets.count, by: 32) {
            text.write("    \"")
            text.write(hex: octets[start..<min(start + 32, octets.count)])
            text.line("\"")
        }
    }
}
