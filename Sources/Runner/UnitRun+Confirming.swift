internal import Conformance

/// What fails is asked again.
extension UnitRun {
    /// Every failure is asked again of a fresh subject; what doesn't repeat is no failure.
    ///
    /// The ends of each run of like failures are asked alone, and so is what took long. When both ends repeat, what lies
    /// between them is asked one by one in the opposite order, so that nothing comes after what it came after before; what
    /// doesn't repeat then is asked alone as well.
    func confirm(_ results: [CaseResult]) async -> [CaseResult] {
        let runs = FailureRuns(results).runs
        var confirmed = await confirmEach(runs.flatMap(\.alone), of: results)
        let steady = runs.filter { run in run.alone.allSatisfy { confirmed[$0].verdict == .fail } }.flatMap(\.inner)
        for (index, again) in zip(steady, await together(steady.map { results[$0] })) {
            confirmed[index] = again.asSweep
        }
        let unsettled = runs.flatMap(\.inner).filter { !steady.contains($0) || confirmed[$0].verdict != .fail }
        return await confirmEach(unsettled, of: results, into: confirmed)
    }

    /// Asks these again, each alone.
    private func confirmEach(
        _ indices: [Int], of results: [CaseResult], into earlier: [CaseResult]? = nil
    ) async -> [CaseResult] {
        await withTaskGroup(of: (Int, CaseResult).self) { group in
            for index in indices { group.addTask { (index, await confirm(results[index])) } }
            return await group.reduce(into: earlier ?? results) { $0[$1.0] = $1.1 }
        }
    }

    /// Asks these again of one fresh subject, the last one first; what can't be asked stays to be asked alone.
    private func together(_ failures: [CaseResult]) async -> [CaseResult] {
        let questions = failures.reversed().map { repeating($0, as: .confirmation) }
        guard !questions.isEmpty, let asked = try? await ask(questions), asked.count == questions.count else {
            return failures.map { inconclusive($0, because: "it could not be asked again") }
        }
        return asked.reversed()
    }

    private func confirm(_ result: CaseResult) async -> CaseResult {
        let isSlow = result.observation.reply.elapsedMs >= FailureRuns.slowMs
        let slots = isSlow ? waiting : nil
        guard let again = try? await ask([repeating(result, as: .confirmation)], slots: slots).first else {
            return inconclusive(result, because: "it could not be asked again; at first: \(result.why)")
        }
        if again.verdict == .fail || isAskedSideBySide { return again.asSweep }
        return inconclusive(result, because: "it did not repeat; at first: \(result.why)")
    }

    func repeating(_ result: CaseResult, as purpose: Observation.Purpose) -> Question {
        let testCase = result.observation.testCase
        return Question(testCase: testCase, purpose: purpose).asked(again: unit.repetitions(of: testCase.view))
    }
}

extension CaseResult {
    /// A confirmation stands for the case that it confirms: asked alone, its log is the clearer one.
    fileprivate var asSweep: CaseResult {
        let observed = Observation(
            subject: observation.subject, testCase: observation.testCase, purpose: .sweep,
            octets: observation.octets, reply: observation.reply, exchanges: observation.exchanges,
            repetitions: observation.repetitions, missesConnections: observation.missesConnections)
        return CaseResult(
            observation: observed, outcome: outcome, verdict: verdict, flags: flags, leg: leg, rule: rule, why: why)
    }
}
