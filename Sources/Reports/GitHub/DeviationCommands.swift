import Conformance

/// An error for each thing that deviates, the most telling first.
struct DeviationCommands {
    let all: [WorkflowCommand]

    /// - Parameter baseline: the file's name, safe to print.
    init(_ assessment: Assessment, baseline: String) {
        let additions = assessment.changes.compactMap { if case .add(let entry) = $0 { entry } else { nil } }
        // Under `never` it is told, and nothing fails.
        let kind = assessment.failOn == .never ? WorkflowCommand.Kind.warning : .error
        all = Finding.byWeight(StandingFindings(assessment).deviating).map { finding in
            let line = additions.first { $0.isOf(finding) }
            let advice = line.map { "\nTo accept it, add to \(baseline): \($0.text)" } ?? ""
            return WorkflowCommand(kind: kind, title: finding.title, message: plain(finding.first.why) + advice)
        }
    }
}

extension Baseline.Entry {
    fileprivate func isOf(_ finding: Finding) -> Bool {
        isAbout(finding.subject) && type == finding.type && deviation.scenario == finding.scenario
            && deviation.outcome == finding.outcome
    }
}

extension Finding {
    /// Such as `musl-getaddrinfo@1.2.3, clean: "no such name" from 29 addresses on`; safe to print.
    var title: String {
        "\(plain(subject.fullName, limit: 160)), \(plain(scenario, limit: 80)): \(words) from \(place)"
    }
}
