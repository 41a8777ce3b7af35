import Conformance

/// A warning for each thing that could not be decided, had or asked.
struct DoubtCommands {
    let all: [WorkflowCommand]

    init(_ assessment: Assessment) {
        let audit = assessment.audit
        let undecided = Finding.all(in: audit.results.filter { $0.verdict == .inconclusive }, of: audit)
        all =
            Self.interruption(audit)
            + audit.skipped.map { Self.warning("\(plain($0.name, limit: 160)): skipped", plain($0.reason)) }
            + Finding.byWeight(undecided).map { finding in
                let place = "\(plain(finding.subject.fullName, limit: 160)), \(plain(finding.scenario, limit: 80))"
                return Self.warning("\(place): inconclusive at \(finding.place)", plain(finding.first.why))
            }
    }

    private static func interruption(_ audit: Audit) -> [WorkflowCommand] {
        let parts = "\(counted(audit.unasked, "part")) of the audit not asked, each one subject under one scenario."
        return audit.unasked == 0 ? [] : [warning("interrupted", parts)]
    }

    private static func warning(_ title: String, _ message: String) -> WorkflowCommand {
        WorkflowCommand(kind: .warning, title: title, message: message)
    }
}
