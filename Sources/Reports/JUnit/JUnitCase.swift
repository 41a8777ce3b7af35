import Conformance

/// One `testcase`. Its texts are safe in XML 1.0.
struct JUnitCase {
    let name: String
    /// What comes before the last full stop is a group in Jenkins: the subject; behind it is the scenario, which has none.
    let className: String
    var milliseconds = 0.0
    let state: State
    /// What is worth a word although all is well.
    var output: String?

    /// What stands for it in the pipeline: a failure is the subject's, an error is the harness's.
    enum State {
        case passed
        case failed(message: String, type: String, body: String)
        case undecided(message: String, type: String, body: String)
        case skipped(message: String)
    }
}

extension JUnitCase {
    init(_ result: CaseResult, _ state: PipelineState) {
        let observation = result.observation
        name = plain(observation.testCase.id, limit: 200)
        className = Self.className(observation.subject, plain(observation.testCase.scenario, limit: 100))
        milliseconds = observation.repetitions.reduce(observation.reply.elapsedMs) { $0 + $1.reply.elapsedMs }
        self.state = State(result, state)
        if case .tolerated = state { output = "tolerated: \(plain(result.why))" }
    }

    init(notAsked subject: SubjectIdentity) {
        self.init(
            name: "not asked", className: Self.className(subject, "none"),
            state: .skipped(message: "not asked: the audit was interrupted before"))
    }

    /// A line of the baseline that is out of date; nil for one to add, which its results tell.
    init?(_ change: BaselineChange) {
        if case .add = change { return nil }
        let entry = change.entry
        let place = "\(plain(entry.subject, limit: 200)), \(plain(entry.deviation.scenario, limit: 100))"
        self.init(
            name: "\(entry.place): \(place), \(entry.deviation.words)", className: "baseline.\(change.kind)",
            state: .failed(message: change.words, type: "baseline", body: change.words))
    }

    /// What was known to fail by known.yml and is as it should be.
    init(_ gone: KnownDeviation) {
        let line = GoneDeviation(gone).line
        self.init(
            name: "\(plain(gone.subject.fullName, limit: 200)), \(plain(gone.deviation.scenario)): known",
            className: "baseline.known", state: .failed(message: line, type: "baseline", body: line))
    }

    private static func className(_ subject: SubjectIdentity, _ last: String) -> String {
        "\(plain(subject.fullName, limit: 200)).\(last)"
    }
}

extension JUnitCase.State {
    fileprivate init(_ result: CaseResult, _ state: PipelineState) {
        switch state {
        case .passed, .tolerated: self = .passed
        case .accepted(let message), .unclear(let message): self = .skipped(message: message)
        case .failed(let change):
            let types = result.flags.isEmpty ? [result.outcome.rawValue] : result.flags.map(\.rawValue)
            self = .failed(
                message: plain(result.why), type: types.joined(separator: " "), body: Self.body(of: result, change))
        case .undecided:
            self = .undecided(message: plain(result.why), type: "inconclusive", body: Self.body(of: result, nil))
        }
    }

    private static func body(of result: CaseResult, _ change: BaselineChange?) -> String {
        let accepting = change.map { ["To accept it: " + $0.words] } ?? []
        return (EvidenceText(result).lines + accepting).joined(separator: "\n")
    }
}
