internal import Conformance
internal import Subjects

/// Asks a unit's questions, confirms what failed, and finds the cliffs.
struct UnitRun: Sendable {
    let unit: Unit
    let stage: Stage
    let slots: Slots

    func run() async -> Unit.Outcome {
        var outcome = Unit.Outcome(subject: unit.subject.identity)
        do {
            let results = try await sweepWithControls()
            outcome.results = await confirm(results)
            outcome.cliffs = await CliffSearch(run: self, results: outcome.results).cliffs()
        } catch {
            outcome.startFailure = String(describing: error)
            outcome.results = unit.sweep.map { inconclusive($0, because: String(describing: error)) }
        }
        return outcome
    }

    // MARK: Asking

    /// Asks a subject that is started for this and ended after it.
    func ask(_ questions: [Question]) async throws -> [CaseResult] {
        let observations = try await slots.use {
            try await asker.ask(questions, scenario: unit.scenario, atOnce: unit.scenario.isSilent)
        }
        return observations.map { Judge.judge($0, scenario: unit.scenario) }
    }

    private var asker: any Asker {
        switch unit.subject.manifest.kind {
        case .resolver: ResolverAsker(stage: stage, subject: unit.subject)
        case .stub: StubAsker(stage: stage, subject: unit.subject)
        case .parser: ParserAsker(stage: stage, subject: unit.subject)
        }
    }

    /// The sweep, with small answers on the same path beside it. When these fail twice, nothing else counts.
    private func sweepWithControls() async throws -> [CaseResult] {
        let questions = unit.controls + unit.sweep
        for _ in 0..<2 {
            guard let results = try? await ask(questions) else { continue }
            if failedControl(in: results) == nil { return results.filter { $0.observation.purpose != .control } }
        }
        let results = try await ask(questions)
        let sweep = results.filter { $0.observation.purpose != .control }
        guard let control = failedControl(in: results) else { return sweep }
        let reason = "the control with \(control.observation.testCase.count) addresses failed: \(control.why)"
        return sweep.map { inconclusive($0, because: reason) }
    }

    private func failedControl(in results: [CaseResult]) -> CaseResult? {
        results.first { $0.observation.purpose == .control && $0.outcome != .complete }
    }

    // MARK: Confirming

    /// Every failure is asked again, alone, of a fresh subject; what doesn't repeat is no failure.
    private func confirm(_ results: [CaseResult]) async -> [CaseResult] {
        await withTaskGroup(of: (Int, CaseResult).self) { group in
            for (index, result) in results.enumerated() {
                group.addTask { (index, result.verdict == .fail ? await confirm(result) : result) }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func confirm(_ result: CaseResult) async -> CaseResult {
        let question = Question(testCase: result.observation.testCase, purpose: .confirmation)
        guard let again = try? await ask([question]).first else {
            return inconclusive(result, because: "it could not be asked again; at first: \(result.why)")
        }
        if again.verdict == .fail { return again.asSweep }
        return inconclusive(result, because: "it did not repeat; at first: \(result.why)")
    }

    // MARK: Inconclusive

    private func inconclusive(_ result: CaseResult, because reason: String) -> CaseResult {
        CaseResult(
            observation: result.observation, outcome: result.outcome, verdict: .inconclusive, flags: [], leg: .none,
            rule: nil, why: reason)
    }

    private func inconclusive(_ question: Question, because reason: String) -> CaseResult {
        let testCase = question.testCase
        let reply = Reply(
            status: .harness(reason), addresses: AddressTally(expected: testCase.count), elapsedMs: 0)
        let observation = Observation(
            subject: unit.subject.identity, testCase: testCase, purpose: question.purpose,
            octets: unit.scenario.octets(of: testCase), reply: reply, exchanges: [])
        return Judge.judge(observation, scenario: unit.scenario)
    }
}

extension CaseResult {
    /// A confirmation stands for the case that it confirms: asked alone, its log is the clearer one.
    fileprivate var asSweep: CaseResult {
        let observed = Observation(
            subject: observation.subject, testCase: observation.testCase, purpose: .sweep,
            octets: observation.octets, reply: observation.reply, exchanges: observation.exchanges)
        return CaseResult(
            observation: observed, outcome: outcome, verdict: verdict, flags: flags, leg: leg, rule: rule, why: why)
    }
}
