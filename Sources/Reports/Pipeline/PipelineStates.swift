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

    func state(of result: CaseResult) -> PipelineCase.State {
        switch assessment.standing(of: result) {
        case .asExpected: .passed
        case .tolerated: .tolerated("tolerated: \(plain(result.why))")
        case .accepted(let reason, let source): .accepted("known: \(plain(reason)) (\(plain(source, limit: 200)))")
        case .deviates: .failed(failure(result))
        case .undecided where allowsInconclusive: .skipped("inconclusive: \(plain(result.why))")
        case .undecided: .undecided(trouble(result, type: "inconclusive"))
        }
    }

    private func failure(_ result: CaseResult) -> PipelineCase.Trouble {
        let types = result.flags.isEmpty ? [result.outcome.rawValue] : result.flags.map(\.rawValue)
        return trouble(
            result, type: types.joined(separator: " "),
            advice: lookup.change(for: result).map { ["To accept it: " + plain($0.advice, limit: 1000)] } ?? [])
    }

    private func trouble(_ result: CaseResult, type: String, advice: [String] = []) -> PipelineCase.Trouble {
        .init(message: plain(result.why), type: type, evidence: EvidenceText(result).lines + advice)
    }
}
