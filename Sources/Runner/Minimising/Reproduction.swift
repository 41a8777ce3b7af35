internal import Conformance
internal import Origin
internal import Subjects

/// Asks for the case as it is first: what doesn't fail each time can't be made smaller.
struct Reproduction {
    let plan: MinimisePlan
    let trial: CandidateTrial
    let progress: ProgressLine

    /// Once to see it fail, and twice to bear that out.
    private static let times = 3

    func minimised() async throws -> Minimisation {
        progress.begin("asking \(trial.subject.identity.fullName) for smaller forms", total: 0)
        defer { progress.end() }
        let deadline = ContinuousClock.now + .seconds(plan.seconds)
        let candidate = Candidate(
            faults: plan.scenario.faults, count: plan.testCase.count,
            name: .ofCase(length: plan.testCase.nameLength), view: plan.testCase.view)
        let (results, reason) = await ask(candidate)
        if let reason { return .notRepeated("\(plan.testCase.id): could not be asked: \(reason)") }
        if let other = refusal(results) { return other }
        var minimiser = Minimiser(trial, from: candidate, failing: results[0], progress: progress, until: deadline)
        minimiser.findings.note(.alike(results[0]), of: candidate, .original, plan.testCase.id)
        await minimiser.run()
        return .found(try await minimum(of: minimiser))
    }

    /// Once without asking for the same name again: whoever fails at first needs no more. Who doesn't may fail then.
    private func ask(_ candidate: Candidate) async -> (results: [CaseResult], reason: String?) {
        var trial = trial
        trial.asksAgain = false
        var results: [CaseResult] = []
        while results.count < Self.times {
            do { results.append(try await trial.ask(candidate)) } catch { return (results, String(describing: error)) }
            progress.step()
            let fails = results.contains { $0.verdict == .fail }
            if !fails, trial.asksAgain, results.count == Self.times - 1 { break }
            if !fails, !trial.asksAgain {
                trial.asksAgain = true
                results = []
            }
        }
        return (results, nil)
    }

    /// What there is to say where there is nothing to make smaller; nil where there is.
    private func refusal(_ results: [CaseResult]) -> Minimisation? {
        let last = results[results.count - 1]
        if let unclear = results.first(where: { $0.verdict == .inconclusive }) {
            return .notRepeated("\(plan.testCase.id): can't be decided: \(unclear.why)")
        }
        if !results.contains(where: { $0.verdict == .fail }) {
            return .doesNotFail(last.observation.subject, why: last.why)
        }
        if let other = results.first(where: { !$0.fails(like: results[0]) }) {
            return .notRepeated(
                "\(plan.testCase.id): fails, and not each time alike: \(results[0].why) Asked again: \(other.why)")
        }
        return nil
    }

    private func minimum(of minimiser: Minimiser) async throws -> Minimum {
        let best = minimiser.best
        let limit = await minimiser.limit()
        return Minimum(
            subject: minimiser.result.observation.subject, original: plan.testCase,
            scenario: plan.scenario.left(with: best.faults), omitted: best.omitted, name: try trial.name(of: best),
            result: minimiser.result, oneFewer: await minimiser.oneFewer(), limit: limit,
            octets: .init(
                udp: try await trial.octets(of: best, over: .udp), tcp: try await trial.octets(of: best, over: .tcp)),
            trials: minimiser.findings.trials, remarks: minimiser.remarks)
    }
}
