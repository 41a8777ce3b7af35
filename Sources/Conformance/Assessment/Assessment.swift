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
        let valid = entries.filter { entry in today.map { !entry.hasExpired(on: $0) } ?? true }
        let acceptances = Acceptances(valid, known: failOn == .new ? audit.known : [])
        self.acceptances = acceptances
        let deviating = audit.results.filter {
            failOn.verdicts.contains($0.verdict) && acceptances.acceptance(of: $0) == nil
        }
        self.deviating = deviating
        changes =
            baseline == nil
            ? []
            : BaselineChange.all(
                of: entries, valid: valid, found: Baseline(recording: audit, verdicts: failOn.verdicts).entries,
                in: audit, deviating: deviating)
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

    /// What was known to fail by a known.yml and is as it should be, where that counts.
    public var goneKnown: [KnownDeviation] { failOn == .new ? audit.goneDeviations : [] }

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
