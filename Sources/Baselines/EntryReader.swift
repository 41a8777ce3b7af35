import Conformance
import YAMLFiles
import Yams

/// Reads one line of a baseline.
struct EntryReader {
    private let node: Node
    private let members: Node.Mapping

    private static let keys = ["subject", "type", "scenario", "fails", "reason", "expires"]
    private static let example = "{subject: bind, scenario: clean, fails: servfail from 101, reason: why}"

    /// - Throws: `YAMLMistake` with the line.
    static func entry(_ node: Node) throws(YAMLMistake) -> Baseline.Entry {
        guard let members = node.mapping else { throw YAMLMistake(line: node.mark?.line, "write \(example)") }
        return try EntryReader(node: node, members: members).entry()
    }

    private func entry() throws(YAMLMistake) -> Baseline.Entry {
        for (key, _) in members where !Self.keys.contains(key.string ?? "") {
            throw YAMLMistake.unknown(key, among: Self.keys)
        }
        return Baseline.Entry(
            subject: try required("subject"), type: try type(), deviation: try deviation(),
            reason: try required("reason"), expires: try expires(), line: node.mark?.line)
    }

    private func type() throws(YAMLMistake) -> RecordType {
        guard let word = try word("type") else { return .a }
        guard let type = RecordType(rawValue: word) else {
            throw mistake("type", "type: \"\(word.printable(60))\" is none of A, AAAA")
        }
        return type
    }

    private func deviation() throws(YAMLMistake) -> Deviation {
        let scenario = try required("scenario")
        guard scenario.wholeMatch(of: /[a-z0-9-]{1,63}/) != nil else {
            throw mistake("scenario", "scenario: \"\(scenario.printable(60))\" is no scenario's name")
        }
        let words = try required("fails")
        guard let deviation = Deviation(words, scenario: scenario), deviation.isPossible else {
            throw mistake("fails", "fails: \"\(words.printable(60))\": \(Self.advice(on: words))")
        }
        return deviation
    }

    private static func advice(on words: String) -> String {
        let first = String(words.prefix { $0 != " " })
        let known = Outcome.allCases.map(\.rawValue)
        if known.contains(first) {
            return "write it as in \"\(first) from 40\", \"\(first) from 40 (29 to 39 not asked) to 75 in udp512, tcp\""
        }
        let near = NearestNames.of(first, among: known).joined(separator: ", ")
        return "begins with no outcome; near it: \(near); write such as \"servfail from 101\""
    }

    private func expires() throws(YAMLMistake) -> Day? {
        guard let word = try word("expires") else { return nil }
        guard let day = Day(word) else {
            throw mistake("expires", "expires: \"\(word.printable(60))\" is no day; write such as 2027-03-31")
        }
        return day
    }

    // MARK: Members

    private func required(_ key: String) throws(YAMLMistake) -> String {
        guard let word = try word(key) else {
            throw YAMLMistake(line: node.mark?.line, "\(key): is missing; write such as \(Self.example)")
        }
        guard word.contains(where: { !$0.isWhitespace }) else { throw mistake(key, "\(key): is empty") }
        return word
    }

    private func word(_ key: String) throws(YAMLMistake) -> String? {
        guard let value = members[key] else { return nil }
        guard let scalar = value.scalar else { throw mistake(key, "\(key): write one text; a line is one deviation") }
        return scalar.string
    }

    private func mistake(_ key: String, _ text: String) -> YAMLMistake {
        YAMLMistake(line: members[key]?.mark?.line ?? node.mark?.line, text)
    }
}

extension Deviation {
    /// Whether there is such a range of counts.
    fileprivate var isPossible: Bool { from >= 1 && holdsTo < from && from <= to ?? .max }
}
