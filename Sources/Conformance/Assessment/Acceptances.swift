/// The deviations that are accepted, found without searching all of them.
struct Acceptances: Sendable {
    private let entries: [String: [Baseline.Entry]]
    private let known: [String: [KnownDeviation]]

    init(_ entries: [Baseline.Entry], known: [KnownDeviation]) {
        self.entries = Dictionary(grouping: entries, by: \.deviation.scenario)
        self.known = Dictionary(grouping: known, by: \.deviation.scenario)
    }

    /// Why a result that isn't as it should be is accepted; nil where it is not.
    func acceptance(of result: CaseResult) -> Assessment.Standing? {
        let scenario = result.observation.testCase.scenario
        if let entry = entries[scenario]?.first(where: { $0.covers(result) }) {
            let place = entry.line.map { "the baseline, line \($0)" } ?? "the baseline"
            return .accepted(reason: entry.reason, source: place)
        }
        return known[scenario]?.first { $0.covers(result) }.map { .accepted(reason: $0.reason, source: $0.source) }
    }
}
