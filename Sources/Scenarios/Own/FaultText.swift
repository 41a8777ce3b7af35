public import Conformance
internal import Yams

/// Faults as scenario files write them.
extension Fault {
    /// The faults in YAML, a line each or more; empty when there is none.
    public static func lines(of faults: [Fault]) -> [String] {
        guard !faults.isEmpty, let text = try? YAMLEncoder().encode(faults) else { return [] }
        return text.split(separator: "\n").map(String.init)
    }

    /// The word that the fault begins with, such as `truncate`.
    var word: String {
        let line = Self.lines(of: [self]).first ?? ""
        return String(line.dropFirst("- ".count).prefix { $0 != ":" })
    }
}
