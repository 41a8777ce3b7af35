public import Conformance
import FoundationEssentials

/// What other programs read; the contract is `Fixtures/report.schema.json`.
///
/// The text is ASCII: a control character that a subject smuggled into its version or error is an escape here, too.
public struct JSONReport: Reporter {
    public static let format = ReportFormat.json

    public init() {}

    public func render(_ assessment: Assessment) throws -> String {
        try Self.text(ReportDocument(assessment))
    }

    /// Any document as this report writes its own, or on one line; ends in a newline.
    static func text(_ document: some Encodable, onOneLine: Bool = false) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = onOneLine ? [] : .prettyPrinted
        encoder.outputFormatting.formUnion([.sortedKeys, .withoutEscapingSlashes])
        let data = try encoder.encode(document)
        return ascii(String(decoding: data, as: UTF8.self)) + "\n"
    }

    /// Outside of ASCII there is nothing but the inside of strings, where `\u` may stand (RFC 8259 §7).
    static func ascii(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for unit in text.utf16 {
            if unit < 0x7F {
                bytes.append(UInt8(unit))
            } else {
                bytes.append(contentsOf: escape(unit))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func escape(_ unit: UInt16) -> String.UTF8View {
        let digits = String(unit, radix: 16)
        return ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
    }
}
