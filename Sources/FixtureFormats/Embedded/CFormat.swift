internal import Conformance

/// The octets as arrays for C11 and C++.
public struct CFormat: FixtureFormat {
    public let name = "c"
    public let title = "C header with the octets as arrays"

    public init() {}

    public func export(_ fixture: Fixture) -> Export {
        let source = EmbeddedOctets(fixture)
        var text = Text(capacity: 16_384)
        for comment in source.comments { text.line("/* \(comment) */") }
        text.line("#ifndef FIXTURE_H")
        text.line("#define FIXTURE_H")
        text.line("static const char fixture_id[] = \"\(fixture.plainID)\";")
        for message in source.messages {
            let name = message.words.joined(separator: "_")
            text.line("/* \(message.octets.count) octets */")
            text.line("static const unsigned char \(name)[\(max(1, message.octets.count))] = {")
            text.write(array: message.octets.isEmpty ? [0] : message.octets)
            text.line("};")
            text.line("enum { \(name)_length = \(message.octets.count) };")
        }
        text.line("#endif")
        return Export(octetsOnly: ["fixture.h": text.octets], of: fixture)
    }
}
