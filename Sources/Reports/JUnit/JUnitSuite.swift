import Conformance

/// One `testsuite`: all test cases of a subject. Its texts are safe in XML 1.0, which has no word for a control character.
struct JUnitSuite {
    let name: String
    var properties: [(name: String, value: String)] = []
    let cases: [JUnitCase]

    /// In the order of the report: the subjects, those that could not be had, the baseline, what was not asked.
    static func all(of assessment: Assessment) -> [JUnitSuite] {
        let states = PipelineStates(assessment)
        return SubjectResults.all(of: assessment.audit).map { JUnitSuite($0, in: assessment.audit, states) }
            + assessment.audit.skipped.map(JUnitSuite.init) + baseline(of: assessment) + unasked(in: assessment.audit)
    }
}

extension JUnitSuite {
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
            ? [JUnitCase(notAsked: identity)]
            : subject.results.map { JUnitCase($0, states.state(of: $0)) }
    }

    private init(_ skip: Audit.Skipped) {
        name = plain(skip.name, limit: 200)
        let place = skip.source.map { " (\(plain($0, limit: 200)))" } ?? ""
        properties = [("kind", skip.kind.rawValue)]
        cases = [
            JUnitCase(
                name: "skipped", className: "\(name).skipped", state: .skipped(message: plain(skip.reason) + place))
        ]
    }

    /// What was accepted and is no longer so: nothing where all of it stands.
    private static func baseline(of assessment: Assessment) -> [JUnitSuite] {
        let cases = assessment.changes.compactMap(JUnitCase.init) + assessment.goneKnown.map(JUnitCase.init)
        return cases.isEmpty ? [] : [JUnitSuite(name: "baseline", cases: cases)]
    }

    private static func unasked(in audit: Audit) -> [JUnitSuite] {
        if audit.unasked == 0 { return [] }
        let message = "interrupted: \(counted(audit.unasked, "part")) of the audit not asked"
        let single = JUnitCase(
            name: "everything was asked", className: "audit.everything",
            state: .undecided(message: message, type: "interrupted", body: message))
        return [JUnitSuite(name: "audit", cases: [single])]
    }
}
