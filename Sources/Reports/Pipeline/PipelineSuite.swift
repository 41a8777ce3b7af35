import Conformance

/// A subject's cases as a pipeline sees them: what JUnit calls a suite, and TAP a subtest. Its texts are safe to print.
struct PipelineSuite {
    let name: String
    var properties: [(name: String, value: String)] = []
    let cases: [PipelineCase]

    /// In the order of the report: the subjects, those that could not be had, the baseline, what was not asked.
    static func all(of assessment: Assessment) -> [PipelineSuite] {
        let states = PipelineStates(assessment)
        return SubjectResults.all(of: assessment.audit).map { PipelineSuite($0, in: assessment.audit, states) }
            + assessment.audit.skipped.map(PipelineSuite.init) + baseline(of: assessment)
            + unasked(in: assessment.audit)
    }
}

extension PipelineSuite {
    /// A subject that was asked.
    private init(_ subject: SubjectResults, in audit: Audit, _ states: PipelineStates) {
        let identity = subject.subject
        name = plain(identity.fullName, limit: 200)
        properties = [
            ("tool", plain("\(audit.tool.name) \(audit.tool.version)", limit: 80)), ("profile", plain(audit.profile)),
            ("kind", identity.kind.rawValue), ("version", plain(identity.version, limit: 200)),
            ("source", plain(identity.source, limit: 200)), ("through", plain(identity.through ?? "", limit: 200)),
        ].filter { !$0.1.isEmpty }
        cases =
            subject.results.isEmpty
            ? [PipelineCase(notAsked: identity)]
            : subject.results.map { PipelineCase($0, states.state(of: $0)) }
    }

    private init(_ skip: Audit.Skipped) {
        name = plain(skip.name, limit: 200)
        let place = skip.source.map { " (\(plain($0, limit: 200)))" } ?? ""
        properties = [("kind", skip.kind.rawValue)]
        cases = [PipelineCase(name: "asked", group: "\(name).skipped", state: .skipped(plain(skip.reason) + place))]
    }

    /// What was accepted and is no longer so: nothing where all of it stands.
    private static func baseline(of assessment: Assessment) -> [PipelineSuite] {
        let cases = assessment.changes.compactMap(PipelineCase.init) + assessment.goneKnown.map(PipelineCase.init)
        return cases.isEmpty ? [] : [PipelineSuite(name: "baseline", cases: cases)]
    }

    private static func unasked(in audit: Audit) -> [PipelineSuite] {
        if audit.unasked == 0 { return [] }
        let text = "interrupted: \(counted(audit.unasked, "part")) of the audit not asked"
        let single = PipelineCase(
            name: "everything was asked", group: "audit.everything",
            state: .undecided(.init(message: text, type: "interrupted", evidence: [])))
        return [PipelineSuite(name: "audit", cases: [single])]
    }
}
