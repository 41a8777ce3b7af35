internal import Conformance
internal import DNSWire
internal import Scenarios

/// A case as reports name it: `tcp-refused/a40/edns1232`, `clean/aaaa40/lookup/n144`; the view may be left out.
struct CaseWord {
    private let text: String
    private let scenarioName: String
    private let type: RecordType
    private let count: Int
    private let view: View?
    private let nameLength: Int

    /// What a case's name has at least, so that it can say which case it is, and at most (RFC 1035 §2.3.4).
    private static let lengths = 40...DomainName.maximumLength

    /// - Throws: `Failure` that says what is wrong with it.
    init(_ text: String) throws {
        self.text = String(text.prefix(120))
        var parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        nameLength = try parts.count > 2 ? Self.nameLength(parts.last, &parts) : Case.usualNameLength
        guard (2...3).contains(parts.count), let records = Self.records(parts[1]) else {
            throw Failure.usage(
                "\"\(text.prefix(120))\" is no case: scenario/count/view is one, such as clean/a40/lookup")
        }
        scenarioName = parts[0]
        (type, count) = records
        view = parts.count == 3 ? View(rawValue: parts[2]) : nil
        if parts.count == 3, view == nil {
            let known = View.allCases.map(\.rawValue).joined(separator: ", ")
            throw Failure.usage("\"\(text.prefix(120))\": no view \"\(parts[2].prefix(40))\"; there are: \(known)")
        }
    }

    private static func nameLength(_ word: String?, _ parts: inout [String]) throws -> Int {
        guard let word, word.first == "n", let length = Int(word.dropFirst()) else { return Case.usualNameLength }
        guard lengths.contains(length) else {
            throw Failure.usage("\"\(word.prefix(40))\": a case's name has \(lengths.lowerBound) to 255 octets")
        }
        parts.removeLast()
        return length
    }

    private static func records(_ word: String) -> (RecordType, Int)? {
        let label = word.prefix { !$0.isNumber }
        guard let type = RecordType.allCases.first(where: { $0.label == label }),
            let count = Int(word.dropFirst(label.count)), Selection.counts.contains(count)
        else { return nil }
        return (type, count)
    }

    /// - Parameter file: where a scenario of one's own is written.
    func scenario(file: String?) throws -> Scenario {
        guard let file else {
            if let scenario = ScenarioCatalogue.scenario(named: scenarioName) { return scenario }
            throw Failure.usage(
                "\(text): no scenario \"\(scenarioName.prefix(80))\"; `brimful scenarios` lists all; --scenario takes a file of yours"
            )
        }
        let chosen = try Selection.scenarios([file])
        guard let scenario = chosen.first(where: { $0.name == scenarioName }) else {
            let names = chosen.map(\.name).joined(separator: ", ")
            throw Failure.usage("\(text): is no case of \(file), whose name is \(names)")
        }
        return scenario
    }

    /// Without a view, the one in which a subject can get everything.
    func testCase(for kind: SubjectKind) -> Case {
        let usual: View =
            switch kind {
            case .resolver: .stub
            case .stub: .lookup
            case .parser: .parse
            }
        return Case(scenario: scenarioName, type: type, count: count, nameLength: nameLength, view: view ?? usual)
    }
}
