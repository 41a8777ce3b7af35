import Conformance

/// What results mean for a pipeline, for the reports that name each of them.
struct PipelineStates {
    private let assessment: Assessment
    private let lookup: BaselineLookup
    /// Whether the run doesn't end otherwise because of what is inconclusive.
    private let allowsInconclusive: Bool

    init(_ assessment: Assessment) {
        self.assessment = assessment
        lookup = BaselineLookup(assessment)
        allowsInconclusive =
            assessment.failOn == .never || assessment.audit.count(of: .inconclusive) <= assessment.maxInconclusive
    }

    func state(of result: CaseResult) -> PipelineState {
        switch assessment.standing(of: result) {
        case .asExpected: .passed
        case .tolerated: .tolerated
        case .accepted(let reason, let source):
            .accepted("known: \(plain(reason)) (\(plain(source, limit: 200)))")
        case .deviates: .failed(change: lookup.change(for: result))
        case .undecided: allowsInconclusive ? .unclear("inconclusive: \(plain(result.why))") : .undecided
        }
    }
}

/// What one result means for a pipeline; texts are safe to print.
enum PipelineState {
    case passed
    /// Not as it should be, and nothing that the run fails on.
    case tolerated
    case accepted(String)
    /// - Parameter change: what to do to the baseline so that it is accepted; nil where there is none.
    case failed(change: BaselineChange?)
    /// Inconclusive, and as much of that is allowed.
    case unclear(String)
    /// Inconclusive, and the run ends so.
    case undecided
}
