import Conformance

/// The results of pairs that fail although the stub resolver alone and the resolver alone, asked the same, don't.
struct BrokenPairs {
    /// In the audit's order.
    let results: [CaseResult]

    init(_ audit: Audit) {
        let failing = audit.results.filter { $0.verdict == .fail && $0.observation.subject.isPair }
        let alone = AloneResults(failing.isEmpty ? [] : audit.results)
        results = failing.filter { alone.results(besides: $0).allSatisfy(Self.isFine) }
    }

    /// What was not asked, or could not be decided, isn't known to be fine.
    private static func isFine(_ results: [CaseResult]) -> Bool {
        !results.isEmpty && results.allSatisfy { [.pass, .tolerated].contains($0.verdict) }
    }
}
