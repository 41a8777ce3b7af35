/// How one subject failed in one audit, put as deviations: what known.yml is written from.
public struct KnownDraft: Sendable {
    public let deviations: [Deviation]

    /// - Parameter verdicts: those that count as failing.
    public init(
        _ subject: SubjectIdentity, type: RecordType = .a, verdicts: Set<Verdict> = [.fail], in audit: Audit
    ) {
        let own = audit.results.filter {
            $0.observation.subject == subject && $0.observation.testCase.type == type
        }
        let results = Dictionary(grouping: own, by: \.observation.testCase.scenario)
        let cliffs = audit.cliffs.filter { $0.subject == subject }
        deviations = audit.scenarios.map(\.name).flatMap { scenario in
            KnownDraft(results[scenario] ?? [], cliffs: cliffs, scenario: scenario, verdicts: verdicts).deviations
        }
    }

    /// - Parameters:
    ///   - results: of one subject under one scenario, with one type.
    ///   - cliffs: the subject's.
    init(_ results: [CaseResult], cliffs: [Cliff], scenario: String, verdicts: Set<Verdict>) {
        // What could not be decided is neither a failure nor the end of one.
        let conclusive = results.filter { $0.observation.purpose == .sweep && $0.verdict != .inconclusive }
        deviations = Self.merged(conclusive, cliffs.filter { $0.scenario == scenario }, scenario, verdicts)
    }

    /// Views that fail alike are told together.
    private static func merged(_ results: [CaseResult], _ cliffs: [Cliff], _ scenario: String, _ verdicts: Set<Verdict>)
        -> [Deviation]
    {
        let views = View.allCases.filter { view in results.contains { $0.observation.testCase.view == view } }
        var runs: [(run: Run, views: [View])] = []
        for view in views {
            let row = results.filter { $0.observation.testCase.view == view }
            for run in Self.runs(row, cliffs.filter { $0.view == view }, verdicts) {
                if let index = runs.firstIndex(where: { $0.run == run }) {
                    runs[index].views.append(view)
                } else {
                    runs.append((run, [view]))
                }
            }
        }
        return runs.map { entry in
            Deviation(
                scenario: scenario, outcome: entry.run.outcome, from: entry.run.from, holdsTo: entry.run.holdsTo,
                to: entry.run.to, views: entry.views == views ? nil : entry.views)
        }
    }

    /// Neighbouring counts with one outcome.
    private struct Run: Equatable {
        let outcome: Outcome
        let from: Int
        let holdsTo: Int
        var to: Int?
    }

    private static func runs(_ results: [CaseResult], _ cliffs: [Cliff], _ verdicts: Set<Verdict>) -> [Run] {
        let row = results.sorted { $0.observation.testCase.count < $1.observation.testCase.count }
        var runs: [Run] = []
        var before: CaseResult?
        for result in row {
            let count = result.observation.testCase.count
            let (failed, fails) = (
                before.map { verdicts.contains($0.verdict) } ?? false, verdicts.contains(result.verdict)
            )
            let continues = failed && fails && before?.outcome == result.outcome
            if fails, !continues { runs.append(run(from: result, after: before, cliffs)) }
            if failed, !continues,
                let index = runs.lastIndex(where: { $0.to == nil && $0.from < count })
            {
                runs[index].to = end(of: runs[index], before: count, cliffs) ?? before?.observation.testCase.count
            }
            before = result
        }
        return runs
    }

    /// Where the exact count is known, from there; a sharper one says nothing of what fails below.
    private static func run(from result: CaseResult, after before: CaseResult?, _ cliffs: [Cliff]) -> Run {
        let count = result.observation.testCase.count
        let below = before?.observation.testCase.count ?? 0
        let exact = cliffs.first {
            $0.failsFrom == $0.holdsTo + 1 && $0.failsFrom > below && $0.failsFrom <= count
                && $0.outcome == result.outcome && $0.change != .recovers
        }
        if let exact { return Run(outcome: result.outcome, from: exact.failsFrom, holdsTo: exact.holdsTo, to: nil) }
        return Run(outcome: result.outcome, from: count, holdsTo: below, to: nil)
    }

    /// The last count before a change that was found exactly.
    private static func end(of run: Run, before count: Int, _ cliffs: [Cliff]) -> Int? {
        cliffs.filter { $0.failsFrom == $0.holdsTo + 1 && $0.failsFrom <= count && $0.holdsTo >= run.from }
            .map(\.holdsTo).max()
    }
}
