import Conformance

/// One case as a pipeline sees it. Its texts are safe to print.
struct PipelineCase {
    let name: String
    /// What comes before the last full stop is a package in Jenkins: the subject; behind it is the scenario, which has none.
    let group: String
    var milliseconds = 0.0
    let state: State

    /// What it means: a failure is the subject's, what is undecided is the harness's.
    enum State {
        case passed
        /// Not as it should be, and nothing that the run fails on; why.
        case tolerated(String)
        /// It would be a failure, and is known; why.
        case accepted(String)
        /// Nobody knows, and that is allowed; why.
        case skipped(String)
        case failed(Trouble)
        case undecided(Trouble)
    }

    struct Trouble {
        /// One sentence.
        let message: String
        /// One word, or several: the flags.
        let type: String
        /// Lines.
        let evidence: [String]
    }
}

extension PipelineCase {
    init(_ result: CaseResult, _ state: State) {
        let observation = result.observation
        name = plain(observation.testCase.id, limit: 200)
        group = Self.group(observation.subject, plain(observation.testCase.scenario, limit: 100))
        milliseconds = observation.repetitions.reduce(observation.reply.elapsedMs) { $0 + $1.reply.elapsedMs }
        self.state = state
    }

    init(notAsked subject: SubjectIdentity) {
        self.init(
            name: "asked", group: Self.group(subject, "skipped"),
            state: .skipped("not asked: the audit was interrupted before"))
    }

    /// A line of the baseline that is out of date; nil for one to add, which its results tell.
    init?(_ change: BaselineChange) {
        if case .add = change { return nil }
        self.init(
            name: "\(change.old.place): \(change.old.name)", group: "baseline.\(change.kind)",
            state: .failed(.init(message: change.words, type: "baseline", evidence: [])))
    }

    /// What was known to fail by known.yml and is as it should be.
    init(_ gone: KnownDeviation) {
        self.init(
            name: "\(plain(gone.subject.fullName, limit: 200)), \(plain(gone.deviation.scenario)): known",
            group: "baseline.known",
            state: .failed(.init(message: GoneDeviation(gone).line, type: "baseline", evidence: [])))
    }

    private static func group(_ subject: SubjectIdentity, _ last: String) -> String {
        "\(plain(subject.fullName, limit: 200)).\(last)"
    }
}
