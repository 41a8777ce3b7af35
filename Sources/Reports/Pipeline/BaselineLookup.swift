import Conformance

/// Where a baseline speaks of a result, found without searching all of it.
struct BaselineLookup {
    private let entries: [String: [Baseline.Entry]]
    private let changes: [String: [BaselineChange]]

    init(_ assessment: Assessment) {
        entries = Dictionary(grouping: assessment.baseline?.entries ?? [], by: \.deviation.scenario)
        changes = Dictionary(grouping: assessment.changes, by: \.entry.deviation.scenario)
    }

    /// The line that a person edits for this result, counted from 1: the one that speaks of it, or the first.
    func line(for result: CaseResult) -> Int {
        let scenario = result.observation.testCase.scenario
        let own = entries[scenario]?.first { $0.speaks(of: result) }
        return own?.line ?? change(for: result)?.line ?? 1
    }

    /// What to do so that the result is accepted; nil where there is no baseline, or nothing to do.
    func change(for result: CaseResult) -> BaselineChange? {
        changes[result.observation.testCase.scenario]?.first { $0.acceptance?.speaks(of: result) == true }
    }
}

extension BaselineChange {
    /// The line that accepts what was found; nil where none is to.
    fileprivate var acceptance: Baseline.Entry? {
        switch self {
        case .add, .replace, .expired: entry
        case .drop: nil
        }
    }
}
