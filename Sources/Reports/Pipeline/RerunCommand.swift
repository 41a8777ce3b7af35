import Conformance

/// The command that asks one case again.
struct RerunCommand {
    private let subject: SubjectIdentity
    private let testCase: Case

    init(_ observation: Observation) {
        subject = observation.subject
        testCase = observation.testCase
    }

    /// One line for a POSIX shell; safe to print, whatever the subject is called.
    var text: String {
        let type = testCase.type == .a ? [] : ["--type", testCase.type.rawValue]
        let through = subject.through.map { ["--through", $0] } ?? []
        // Stub resolvers and parsers are asked in one way, which has no name for `--view`.
        let view = View.resolverViews.contains(testCase.view) ? ["--view", testCase.view.rawValue] : []
        let place = RunningPlace(subject)
        let chosen = place?.options ?? ["--subject", subject.ownName]
        let words =
            ["brimful", place?.command ?? "audit"] + chosen + through
            + ["--scenario", testCase.scenario, "--counts", String(testCase.count)] + type + view
        return words.map { plain($0, limit: 200).quotedForShell }.joined(separator: " ")
    }
}
