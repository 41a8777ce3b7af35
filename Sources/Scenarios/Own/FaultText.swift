public import Conformance
internal import Yams

/// Faults as scenario files write them.
extension Fault {
    /// The faults in YAML, a line each or more; empty when there is none.
    public static func lines(of faults: [Fault]) -> [String] {
        guard !faults.isEmpty, let text = try? YAMLEncoder().encode(faults) else { return [] }
        return text.split(separator: "\n").map(String.init)
    }

    /// The same on one line, such as `omit-tc: all, cut: 512`.
    public static func words(of faults: [Fault]) -> String {
        let words = lines(of: faults).map { String($0.drop { $0 == " " || $0 == "-" }) }
        return words.indices.reduce(into: "") { text, index in
            text += words[index]
            // What follows a word without a value is its own list.
            if index + 1 < words.count { text += text.hasSuffix(":") ? " " : ", " }
        }
    }

    /// The word that the fault begins with, such as `truncate`.
    var word: String {
        let line = Self.lines(of: [self]).first ?? ""
        return String(line.dropFirst("- ".count).prefix { $0 != ":" })
    }
}
