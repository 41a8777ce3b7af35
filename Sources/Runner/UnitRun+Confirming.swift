internal import Conformance

/// What fails is asked again.
extension UnitRun {
    /// Every failure is asked again of a fresh subject; what doesn't repeat is no failure.
    ///
    /// The ends of each run of like failures are asked alone, and so is what took long. When both ends repeat, what lies
    /// between them is asked one by one in the opposite order, so that nothing comes after what it came after before; what
    /// doesn't repeat then is asked alone as well.
    func confirm(_ results: [CaseResult]) async -> [CaseResult] {
        if results.contains(where: { $0.verdict == .fail }), let farEnd = stage.farEnd, !(await farEnd.isThere()) {
            return results.map { $0.verdict == .fail ? inconclusive($0, because: "the far end went away") : $0 }
        }
        let runs = FailureRuns(results).runs
        var confirmed = await confirmEach(runs.flatMap(\.alone), of: results)
        let steady = runs.filter { run in run.alone.allSatisfy { confirmed[$0].verdict == .fail } }.flatMap(\.inner)
        for (index, again) in zip(steady, await together(steady.map { results[$0] })) {
            confirmed[index] = again.asSweep
        }
        let unsettled = runs.flatMap(\.inner).filter { !steady.contains($0) || confirmed[$0].verdict != .fail }
        confirmed = await confirmEach(unsettled, of: results, into: confirmed)
        return await cleared(confirmed, at: runs.flatMap { $0.alone + $0.inner }, of: results)
    }

    /// What hangs a resolver for good leaves all without answer that is asked beside it and after it: what did not repeat is
    /// asked of a fresh one then, as if for the first time.
    private func cleared(_ confirmed: [CaseResult], at failures: [Int], of first: [CaseResult]) async -> [CaseResult] {
        guard failures.contains(where: { confirmed[$0].verdict == .fail && confirmed[$0].observation.timedOut }) else {
            return confirmed
        }
        let doubtful = failures.filter { confirmed[$0].verdict == .inconclusive && first[$0].observation.timedOut }
        var cleared = confirmed
        for index in doubtful {
            guard let again = try? await ask([repeating(first[index], as: .sweep)]).first else { continue }
            if again.verdict != .fail { cleared[index] = again }
        }
        return cleared
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

extension Observation {
    /// Whether a resolver stopped answering, at first or when it was asked again.
    fileprivate var timedOut: Bool { ([reply] + repetitions.map(\.reply)).contains { $0.status == .timedOut } }
}

extension CaseResult {
    /// A confirmation stands for the case that it confirms: asked alone, its log is the clearer one.
    fileprivate var asSweep: CaseResult {
        let observed = Observation(
            subject: observation.subject, testCase: observation.testCase, purpose: .sweep,
            octets: observation.octets, reply: observation.reply, exchanges: observation.exchanges,
            unlisted: observation.unlisted, repetitions: observation.repetitions,
            missesConnections: observation.missesConnections, isUnseen: observation.isUnseen)
        return CaseResult(
            observation: observed, outcome: outcome, verdict: verdict, flags: flags, leg: leg, rule: rule, why: why)
    }
}
