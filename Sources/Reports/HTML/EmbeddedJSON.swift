import FoundationEssentials

/// JSON that can stand inside a `<script>` element: no end tag, comment or line separator can come of it.
enum EmbeddedJSON {
    /// ASCII, so that the page's encoding can't matter. `<`, `>` and `&` are nowhere but inside of strings (RFC 8259 §2),
    /// where `\u` may stand for them.
    static func text(_ document: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let text = JSONReport.ascii(String(decoding: try encoder.encode(document), as: UTF8.self))
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count + 1024)
        for octet in text.utf8 {
            switch octet {
            case UInt8(ascii: "<"): octets.append(contentsOf: "\\u003c".utf8)
            case UInt8(ascii: ">"): octets.append(contentsOf: "\\u003e".utf8)
            case UInt8(ascii: "&"): octets.append(contentsOf: "\\u0026".utf8)
            default: octets.append(octet)
            }
        }
        return String(decoding: octets, as: UTF8.self)
    }
}
