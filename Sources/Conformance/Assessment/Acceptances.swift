/// The deviations that are accepted, found without searching all of them.
struct Acceptances: Sendable {
    private let entries: BaselineIndex
    private let known: [KnownKey: [KnownDeviation]]

    private struct KnownKey: Hashable {
        let subject: SubjectIdentity
        let scenario: String
    }

    init(_ entries: [Baseline.Entry], known: [KnownDeviation]) {
        self.entries = BaselineIndex(entries)
        self.known = Dictionary(grouping: known) { KnownKey(subject: $0.subject, scenario: $0.deviation.scenario) }
    }

    /// Why a result that isn't as it should be is accepted; nil where it is not.
    func acceptance(of result: CaseResult) -> Assessment.Standing? {
        let scenario = result.observation.testCase.scenario
        let subject = result.observation.subject
        if let entry = entries.entries(about: subject, scenario).first(where: { $0.covers(result) }) {
            let place = entry.line.map { "the baseline, line \($0)" } ?? "the baseline"
            return .accepted(reason: entry.reason, source: place)
        }
        return known[KnownKey(subject: subject.alone, scenario: scenario)]?.first { $0.covers(result) }
            .map { .accepted(reason: $0.reason, source: $0.source) }
    }
}

/// The lines of a baseline by what they are about.
struct BaselineIndex: Sendable {
    private let entries: [Key: [Baseline.Entry]]

    private struct Key: Hashable {
        let subject: String
        let scenario: String
    }

    init(_ entries: [Baseline.Entry]) {
        self.entries = Dictionary(grouping: entries) { Key(subject: $0.subject, scenario: $0.deviation.scenario) }
    }

    /// Those that name the most exactly come first.
    func entries(about subject: SubjectIdentity, _ scenario: String) -> [Baseline.Entry] {
        if entries.isEmpty { return [] }
        var seen: Set<String> = []
        return subject.callNames.filter { seen.insert($0).inserted }
            .flatMap { entries[Key(subject: $0, scenario: scenario)] ?? [] }
    }
}
