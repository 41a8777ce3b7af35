internal import Conformance

/// The number that a domain owner came for: the largest count that every audited subject resolves completely under `clean`.
struct SafeCountRule {
    let results: [CaseResult]
    let cliffs: [Cliff]
    let subjects: [SubjectIdentity]

    private static let scenario = "clean"
    /// The ways of asking in which TC is no final answer.
    private static let wholeViews: Set<View> = [.stub, .tcp, .lookup, .parse]

    /// nil when `clean` was not played, or when something that matters to it couldn't be decided.
    var safeCount: Audit.SafeCount? {
        let clean = results.filter {
            $0.observation.testCase.scenario == Self.scenario && Self.wholeViews.contains($0.observation.testCase.view)
                && $0.observation.octets <= Judge.largestAnswer
        }
        let counts = Set(clean.map(\.observation.testCase.count))
        guard let largest = counts.max(), Set(clean.map(\.observation.subject)) == Set(subjects),
            !clean.contains(where: { $0.verdict == .inconclusive })
        else { return nil }
        let limits = cliffs.filter {
            $0.change == .breaks && $0.scenario == Self.scenario && Self.wholeViews.contains($0.view)
        }
        let safe = limits.map(\.holdsTo).min() ?? largest
        let limiting = limits.filter { $0.holdsTo == safe }.map(\.subject)
        let alone = Set(limiting.filter { $0.through == nil }.map(\.fullName))
        // A pair that does what one of its two does alone says nothing more.
        let limitedBy = limiting.filter { subject in
            guard let resolver = subject.through else { return true }
            return !alone.contains(resolver) && !alone.contains(subject.ownName)
        }.map(\.fullName)
        return Audit.SafeCount(count: safe, limitedBy: limitedBy.uniqued())
    }
}
