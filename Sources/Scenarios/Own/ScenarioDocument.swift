import Conformance

/// A scenario file's keys as they are written, before anything is known to be right.
struct ScenarioDocument: Decodable {
    var name: String?
    var title: String?
    var wire: String?
    var requirement: String?
    var expectation: String?
    var faults: [Fault]?
    var rule: Rule?
    var victims: [String]?
    var counts: [Int]?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case name, title, wire, requirement, expectation, faults, rule, victims, counts
    }

    /// - Throws: `Mistake`.
    func scenario() throws -> Scenario {
        let name = try checkedName()
        let expectation = try checkedExpectation()
        let faults = try required(faults, .faults)
        try Contradictions.check(faults)
        return Scenario(
            name: name,
            title: try line(title, .title) ?? name,
            wire: try line(wire, .wire) ?? Defaults.wire(faults),
            requirement: try line(requirement, .requirement) ?? Defaults.requirement(expectation),
            faults: faults, expectation: expectation,
            rule: try checkedRule() ?? Defaults.rule(expectation),
            victims: try (victims ?? []).compactMap { try line($0, .victims) },
            counts: try checkedCounts())
    }

    private func required<Value>(_ value: Value?, _ key: CodingKeys) throws -> Value {
        guard let value else { throw Mistake([.key(key.rawValue)], "\(key.rawValue): is missing") }
        return value
    }

    /// Texts may be folded over lines, as YAML allows; reports show one.
    private func line(_ text: String?, _ key: CodingKeys) throws -> String? {
        let words = (text ?? "").split(whereSeparator: \.isWhitespace)
        let line = words.joined(separator: " ")
        guard line == line.printable(400) else {
            throw Mistake(
                [.key(key.rawValue)], "\(key.rawValue): has control characters, or more than 400; write plain text")
        }
        return line.isEmpty ? nil : line
    }

    private func checkedExpectation() throws -> Expectation {
        let word = try required(expectation, .expectation)
        guard let expectation = Expectation(rawValue: word) else {
            let known = Expectation.allCases.map(\.rawValue).joined(separator: ", ")
            throw Mistake([.key("expectation")], "expectation: \"\(word)\" is none of \(known)")
        }
        return expectation
    }

    private func checkedRule() throws -> Rule? {
        guard let rule else { return nil }
        let text = try line(rule.text, .rule)
        guard let text, let rfc = try line(rule.rfc, .rule), let section = try line(rule.section, .rule) else {
            throw Mistake([.key("rule")], "rule: write rfc (\"RFC 7766\"), section (\"5\") and text")
        }
        return Rule(rfc: rfc, section: section, text: text)
    }

    /// The most addresses that can be asked for: more don't fit in a message (RFC 1035 §4.2.2).
    private static let possibleCounts = 1...4096

    private func checkedCounts() throws -> [Int]? {
        guard let counts else { return nil }
        if counts.isEmpty { throw Mistake([.key("counts")], "counts: is empty; leave it out, or list numbers") }
        if let position = counts.firstIndex(where: { !Self.possibleCounts.contains($0) }) {
            throw Mistake(
                [.key("counts"), .position(position)],
                "counts: \(counts[position]): give numbers of addresses from 1 to 4096")
        }
        return Set(counts).sorted()
    }
}
