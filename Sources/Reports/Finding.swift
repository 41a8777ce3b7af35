import Conformance

/// What one subject does in one scenario, told as one thing: its results there that come to the same outcome.
struct Finding {
    /// The result to tell it by: that of the smallest count, and there in the view that is nearest to what people run.
    let first: CaseResult
    /// All of them.
    let results: [CaseResult]

    var subject: SubjectIdentity { first.observation.subject }
    var scenario: String { first.observation.testCase.scenario }
    var type: RecordType { first.observation.testCase.type }
    var outcome: Outcome { first.outcome }
    /// The smallest count at which it is so: where the exact one was found, that.
    let from: Int
    /// What happens, in a few words.
    var words: String { outcome.words(for: subject.kind) }

    /// The smallest count, and the views where it was seen only in other ways than people ask.
    var place: String {
        let views = Set(results.map(\.observation.testCase.view))
        guard views.isSubset(of: View.resolverViews), !views.contains(.stub) else { return "\(from)" }
        return "\(from) (\(View.allCases.filter(views.contains).map(\.rawValue).joined(separator: ", ")))"
    }

    private init(_ results: [CaseResult], cliffs: [Cliff]) {
        self.results = results
        let first = results.min { Self.rank($0) < Self.rank($1) } ?? results[0]
        self.first = first
        let asked = first.observation.testCase
        let exact = cliffs.filter {
            $0.view == asked.view && $0.outcome == first.outcome && $0.change != .recovers
                && $0.failsFrom == $0.holdsTo + 1 && $0.failsFrom <= asked.count
        }
        from = exact.map(\.failsFrom).max() ?? asked.count
    }

    private static func rank(_ result: CaseResult) -> (Int, Int) {
        (result.observation.testCase.count, result.observation.testCase.view == .stub ? 0 : 1)
    }
}

// MARK: Finding them

extension Finding {
    private struct Row: Hashable {
        let subject: SubjectIdentity
        let scenario: String
    }

    private struct Key: Hashable {
        let row: Row
        let type: RecordType
        let outcome: Outcome

        init(_ result: CaseResult) {
            row = Row(subject: result.observation.subject, scenario: result.observation.testCase.scenario)
            type = result.observation.testCase.type
            outcome = result.outcome
        }
    }

    /// What these results come to, by subject as in the tables, then by scenario.
    static func all(in results: [CaseResult], of audit: Audit) -> [Finding] {
        let subjects = positions(SubjectGroup.split(audit.subjects) { $0 }.flatMap(\.items))
        let scenarios = positions(audit.scenarios.map(\.name))
        func rank(_ finding: Finding) -> (Int, Int, Int, Int) {
            (
                subjects[finding.subject] ?? .max, scenarios[finding.scenario] ?? .max, finding.from,
                finding.outcome.weight
            )
        }
        let cliffs = Dictionary(grouping: audit.cliffs) { Row(subject: $0.subject, scenario: $0.scenario) }
        return Dictionary(grouping: results, by: Key.init).map { key, results in
            Finding(results, cliffs: cliffs[key.row] ?? [])
        }.sorted { rank($0) < rank($1) }
    }

    private static func positions<Element: Hashable>(_ elements: [Element]) -> [Element: Int] {
        Dictionary(elements.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    }

    /// The most telling first: what the plain right answer meets, then by how bad it is, then by how few addresses it takes.
    static func byWeight(_ findings: [Finding]) -> [Finding] {
        func rank(_ finding: Finding, _ position: Int) -> (Int, Int, Int, Int) {
            (finding.scenario == Scenario.clean ? 0 : 1, finding.outcome.weight, finding.from, position)
        }
        return findings.enumerated().sorted { rank($0.element, $0.offset) < rank($1.element, $1.offset) }
            .map(\.element)
    }
}

extension Outcome {
    /// The worst is the smallest.
    fileprivate var weight: Int { Self.allCases.firstIndex(of: self) ?? .max }
}
