import Conformance

/// The results that are not as they should be, by what they mean for the run.
struct StandingFindings {
    let deviating: [Finding]
    /// Results of pairs that deviate as one of the two does alone; told by that.
    private let explained: Int
    private let inconclusive: [Finding]
    private let tolerable: [Finding]
    private let known: [(finding: Finding, acceptance: Acceptance)]
    private let audit: Audit
    /// How many results are accepted.
    let acceptedResults: Int

    /// Why something is accepted, and where that is said.
    private struct Acceptance: Hashable {
        let reason: String
        let source: String
    }

    init(_ assessment: Assessment) {
        var undecided: [CaseResult] = []
        var tolerated: [CaseResult] = []
        var accepted: [Acceptance: [CaseResult]] = [:]
        for result in assessment.audit.results where result.verdict != .pass {
            switch assessment.standing(of: result) {
            case .undecided: undecided.append(result)
            case .tolerated: tolerated.append(result)
            case .accepted(let reason, let source):
                accepted[Acceptance(reason: reason, source: source), default: []].append(result)
            case .asExpected, .deviates: break
            }
        }
        audit = assessment.audit
        let alone = AloneResults(assessment.deviating)
        let told = assessment.deviating.filter { !alone.explain($0) }
        explained = assessment.deviating.count - told.count
        deviating = Finding.all(in: told, of: audit)
        inconclusive = Finding.all(in: undecided, of: audit)
        tolerable = Finding.all(in: tolerated, of: audit)
        acceptedResults = accepted.values.reduce(0) { $0 + $1.count }
        known = accepted.sorted { ($0.key.source, $0.key.reason) < ($1.key.source, $1.key.reason) }
            .flatMap { entry in Finding.all(in: entry.value, of: assessment.audit).map { ($0, entry.key) } }
    }

    // MARK: Tables

    private static let columns = ["subject", "scenario", "from", "what", "why"]

    var deviations: MarkdownSection? {
        let rows = deviating.map { Self.place($0) + [why($0)] }
        let left = "Left out: \(counted(explained, "result")) of pairs that do the same as one of the two alone."
        return .table("What deviates", Self.columns, rows, below: explained > 0 ? left : nil)
    }

    var undecided: MarkdownSection? {
        .table("What could not be decided", Self.columns, inconclusive.map { Self.place($0) + [why($0)] })
    }

    var accepted: MarkdownSection? {
        .table(
            "Accepted", ["subject", "scenario", "from", "what", "reason", "said in"],
            known.map { Self.place($0) + [GFM.text($1.reason), GFM.text($1.source)] })
    }

    var tolerated: MarkdownSection? {
        .table("Tolerated", Self.columns, tolerable.map { Self.place($0) + [why($0)] })
    }

    private static func place(_ finding: Finding) -> [String] {
        [
            GFM.code(finding.subject.fullName, limit: 160), GFM.code(finding.scenario), finding.place,
            GFM.text(finding.words),
        ]
    }

    private func why(_ finding: Finding) -> String {
        let rule = finding.first.rule.map { " \(RuleLink($0).markdown)" } ?? ""
        let known = audit.known(finding.first).map { " Known: \(GFM.text($0.reason))." } ?? ""
        return GFM.text(finding.first.why) + rule + known
    }
}
