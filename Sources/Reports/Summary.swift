import Conformance

/// The numbers that an audit comes down to, in words.
struct Summary {
    let audit: Audit

    /// How often each verdict was given, those that never were included.
    var verdicts: [(verdict: Verdict, count: Int)] {
        Verdict.allCases.map { ($0, audit.count(of: $0)) }
    }

    /// Such as `brimful 1.0.0 asked 21 subjects and 6 pairs for 1 to 1000 addresses in 13 scenarios`.
    var headline: String {
        "\(tool) asked \(subjects) for \(range) "
            + "in \(counted(audit.scenarios.count, "scenario"))"
    }

    /// Such as `brimful 1.0.0`.
    var tool: String { "\(plain(audit.tool.name, limit: 40)) \(plain(audit.tool.version, limit: 40))" }

    private var subjects: String {
        let pairs = audit.subjects.count(where: \.isPair)
        let alone = counted(audit.subjects.count - pairs, "subject")
        return pairs == 0 ? alone : "\(alone) and \(counted(pairs, "pair"))"
    }

    /// The counts that were asked for, and those that scenarios bring along.
    private var range: String {
        let counts = audit.counts + audit.scenarios.flatMap { $0.counts ?? [] }
        guard let least = counts.min(), let most = counts.max() else { return "addresses" }
        return least == most ? addresses(most) : "\(least) to \(addresses(most))"
    }

    /// What the safe count is, or why there is none.
    var safeCount: String {
        guard let safe = audit.safeCount else { return "cannot be told: \(reasonForNone)" }
        return "\(safe.count)  (the \(words(for: safe)))"
    }

    /// What stands beside the number.
    var safeWords: String {
        audit.safeCount.map { "The \(words(for: $0))." } ?? "The safe count cannot be told: \(reasonForNone)."
    }

    private func words(for safe: Audit.SafeCount) -> String {
        "largest number of addresses that every audited subject resolves completely; "
            + (safe.limitedBy.isEmpty ? "nothing failed up to there" : "limited by \(names(safe.limitedBy))")
    }

    private var reasonForNone: String {
        guard audit.scenarios.contains(where: \.isClean) else { return "the scenario clean was not played" }
        let clean = audit.results.filter { $0.observation.testCase.scenario == Scenario.clean }
        let unclear = Set(clean.filter { $0.verdict == .inconclusive }.map(\.observation.subject.fullName)).sorted()
        if !unclear.isEmpty { return "under clean there is an inconclusive result of \(names(unclear))" }
        if clean.isEmpty { return "no subject was asked under clean" }
        return "not every subject gave a result under clean"
    }

    private func names(_ subjects: [String]) -> String {
        listed(subjects.prefix(6).map { plain($0, limit: 80) } + subjects.dropFirst(6), most: 5)
    }
}
