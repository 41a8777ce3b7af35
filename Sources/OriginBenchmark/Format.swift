import ArgumentParser
internal import FoundationEssentials

/// The ways to print a comparison.
enum Format: String, ExpressibleByArgument {
    case table, json

    func render(_ comparison: Comparison) -> String {
        switch self {
        case .table: return Table.render(comparison)
        case .json: return Self.encode(comparison)
        }
    }

    private static func encode(_ comparison: Comparison) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Only numbers that are not finite can't be encoded, and a measurement with one is refused when it is taken.
        guard let octets = try? encoder.encode(comparison) else { return "{}" }
        return String(decoding: octets, as: UTF8.self)
    }
}
