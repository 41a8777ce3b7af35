internal import Conformance
internal import Origin
internal import Subjects

/// Makes a failure smaller part by part, until nothing more helps.
///
/// Each step counts only when it was borne out: asked alone of a fresh subject, twice.
struct Minimiser {
    let trial: CandidateTrial
    let findings = Findings()
    let progress: ProgressLine
    let deadline: ContinuousClock.Instant
    /// What every form has to fail like.
    let sought: CaseResult
    private(set) var best: Candidate
    private(set) var result: CaseResult
    var remarks: [String] = []
    /// How often everything has been tried.
    private(set) var rounds = 0

    /// After so many rounds what is left to gain isn't worth the time.
    private static let mostRounds = 4

    init(
        _ trial: CandidateTrial, from candidate: Candidate, failing sought: CaseResult, progress: ProgressLine,
        until deadline: ContinuousClock.Instant
    ) {
        var trial = trial
        trial.asksAgain = sought.outcome == .inconsistent
        self.trial = trial
        self.progress = progress
        self.deadline = deadline
        self.sought = sought
        best = candidate
        result = sought
    }

    mutating func run() async {
        var before: Candidate
        repeat {
            before = best
            rounds += 1
            await leaveOutFaults()
            await lowerCount()
            await shortenName()
            await leaveOutSections()
            await simplifyView()
        } while best != before && rounds < Self.mostRounds && !isLate
        if isLate { remarks.append("time ran out: each part was borne out, and some may get smaller yet") }
    }

    private var isLate: Bool { .now >= deadline }

    // MARK: Trying

    /// Takes the candidate if it fails alike, twice.
    mutating func takes(_ candidate: Candidate, _ part: Minimum.Part, _ tried: String) async -> Bool {
        guard candidate != best else { return true }
        let finding = await find(candidate, part, tried)
        guard case .alike(let result) = finding else { return false }
        best = candidate
        self.result = result
        return true
    }

    /// What comes of asking a candidate; when time has run out, nothing does.
    func find(_ candidate: Candidate, _ part: Minimum.Part, _ tried: String) async -> Finding {
        if let known = findings[candidate] { return known }
        if isLate { return .undecided("time ran out") }
        progress.step()
        let finding = await ask(candidate)
        findings.note(finding, of: candidate, part, tried)
        return finding
    }

    private func ask(_ candidate: Candidate) async -> Finding {
        let first = await askOnce(candidate)
        guard case .alike = first else { return first }
        let second = await askOnce(candidate)
        if case .alike = second { return second }
        return .undecided("it did not repeat; then: \(second.words)")
    }

    private func askOnce(_ candidate: Candidate) async -> Finding {
        do {
            let result = try await trial.ask(candidate)
            if result.verdict == .inconclusive { return .undecided(result.why) }
            return result.fails(like: sought) ? .alike(result) : .other(result)
        } catch {
            return .undecided(String(describing: error))
        }
    }
}
