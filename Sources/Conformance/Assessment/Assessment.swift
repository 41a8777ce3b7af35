/// What an audit comes down to for whoever asked for it: which results deviate from what is accepted, and how the run ends.
public struct Assessment: Sendable {
    public let audit: Audit
    /// The deviations that are accepted; nil where there is no such file.
    public let baseline: Baseline?
    public let failOn: FailOn
    /// How many inconclusive results there may be.
    public let maxInconclusive: Int
    /// The day on which it is assessed; nil where nothing expires.
    public let today: Day?

    /// What there is to do to the baseline; nothing where there is none.
    public let changes: [BaselineChange]
    /// The results on which the run fails.
    public let deviating: [CaseResult]
    /// The lines of the baseline about what this run didn't ask: nothing is known of them.
    public let unasked: [Baseline.Entry]
    /// What was known to fail by a known.yml and is as it should be, where that counts.
    public let goneKnown: [KnownDeviation]
    private let acceptances: Acceptances

    public init(
        _ audit: Audit, baseline: Baseline? = nil, failOn: FailOn = .fail, maxInconclusive: Int = 0, today: Day? = nil
    ) {
        self.audit = audit
        self.baseline = baseline
        self.failOn = failOn
        self.maxInconclusive = maxInconclusive
        self.today = today
        let entries = baseline?.entries ?? []
        let acceptances = Acceptances(
            entries.filter { !$0.hasExpired(on: today) }, known: failOn == .new ? audit.known : [])
        self.acceptances = acceptances
        let deviates = { (result: CaseResult) in
            failOn.verdicts.contains(result.verdict) && acceptances.acceptance(of: result) == nil
        }
        deviating = audit.results.filter(deviates)
        goneKnown = failOn == .new ? audit.goneDeviations : []
        let rows =
            baseline == nil
            ? [] : BaselineRow.all(in: audit, verdicts: failOn.verdicts, lines: BaselineIndex(entries))
        changes = BaselineChange.all(
            of: rows, lines: entries, today: today,
            isAccepted: { failOn.verdicts.contains($0.verdict) && !deviates($0) }, isDeviation: deviates)
        unasked = Self.unasked(entries, rows)
    }

    private static func unasked(_ entries: [Baseline.Entry], _ rows: [BaselineRow]) -> [Baseline.Entry] {
        let asked = rows.reduce(into: Set<Baseline.Entry>()) { asked, row in
            asked.formUnion(row.lines.filter(row.asks))
        }
        return entries.filter { !asked.contains($0) }
    }

    // MARK: Results

    /// What a result means for the run.
    public enum Standing: Sendable, Hashable {
        case asExpected
        /// Not as it should be, and nothing that the run fails on.
        case tolerated
        /// It would deviate, but is known: why, and where that is said.
        case accepted(reason: String, source: String)
        case deviates
        case undecided
    }

    public func standing(of result: CaseResult) -> Standing {
        switch result.verdict {
        case .pass: .asExpected
        case .inconclusive: .undecided
        case .tolerated where !failOn.verdicts.contains(.tolerated): .tolerated
        case .tolerated, .fail: acceptances.acceptance(of: result) ?? .deviates
        }
    }

    /// Whether a result would deviate, but is known.
    public func isAccepted(_ result: CaseResult) -> Bool {
        if case .accepted = standing(of: result) { true } else { false }
    }

    // MARK: The end

    /// How the run ends; of several the first that applies.
    public enum Ending: Sendable, Hashable, CaseIterable {
        /// Something deviates, or what was accepted is gone.
        case deviations
        /// Too much is inconclusive, could not be had, or was not asked.
        case undecided
        case asExpected
    }

    public var ending: Ending {
        if failOn == .never { return .asExpected }
        if !deviating.isEmpty || !goneKnown.isEmpty || changes.contains(where: \.isFailure) { return .deviations }
        let isUndecided =
            audit.count(of: .inconclusive) > maxInconclusive || !audit.skipped.isEmpty || audit.unasked > 0
        return isUndecided ? .undecided : .asExpected
    }
}
