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
            outcome.results = await confirm(try await sweep())
            outcome.cliffs = await CliffSearch(run: self, results: outcome.results).cliffs()
        } catch {
            let reason = String(describing: error)
            outcome.startFailure = reason
            outcome.results = unit.sweep.map { inconclusive($0, because: reason) }
        }
        return outcome
    }

    /// Everything that the unit asks. Where answers are awaited in vain, each question has a subject of its own, so that one
    /// wait neither delays nor spoils another.
    ///
    /// - Throws: `SubjectError` when the subject doesn't start.
    private func sweep() async throws -> [CaseResult] {
        guard unit.scenario.isSilent else { return try await sweep(unit.sweep) }
        return try await withThrowingTaskGroup(of: (Int, [CaseResult]).self) { group in
            for (index, question) in unit.sweep.enumerated() {
                group.addTask { (index, try await sweep([question])) }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    private func sweep(_ questions: [Question]) async throws -> [CaseResult] {
        do {
            let results = try await twice { try await ask(questions) }
            return questions.count > 1 ? try await askAgainIfGone(results) : results
        } catch let control as FailedControl {
            return questions.map { inconclusive($0, because: control.description) }
        }
    }

    /// What was asked of a resolver after it had died tells nothing: it is asked of a fresh one.
    private func askAgainIfGone(_ results: [CaseResult]) async throws -> [CaseResult] {
        var told: [CaseResult] = []
        for result in results {
            let gone = result.observation.reply.status == .gone
            told +=
                gone ? try await sweep([Question(testCase: result.observation.testCase, purpose: .sweep)]) : [result]
        }
        return told
    }

    // MARK: Asking

    /// Asks a subject that is started for this and ended after it. A control comes first: it shows that the path is
    /// right, and takes the time that starting takes.
    ///
    /// - Throws: `SubjectError` when the subject doesn't start, or `FailedControl`.
    func ask(_ questions: [Question]) async throws -> [CaseResult] {
        let all = unit.controls + questions
        let observations = try await slots.use { try await asker.ask(all, scenario: unit.scenario) }
        let results = observations.map { Judge.judge($0, scenario: unit.scenario) }
        if let control = results.first(where: { $0.observation.purpose == .control && $0.outcome != .complete }) {
            throw FailedControl(result: control)
        }
        return results.filter { $0.observation.purpose != .control }
    }

    /// A small answer on the same path went wrong: nothing that was asked beside it counts.
    struct FailedControl: Error, CustomStringConvertible {
        let result: CaseResult

        var description: String {
            "the control with \(result.observation.testCase.count) addresses failed: \(result.why)"
        }
    }

    private var asker: any Asker {
        switch unit.subject.manifest.kind {
        case .resolver: ResolverAsker(stage: stage, subject: unit.subject)
        case .stub: StubAsker(stage: stage, subject: unit.subject)
        case .parser: ParserAsker(stage: stage, subject: unit.subject)
        }
    }

    /// What fails to start, or fails at a small answer, gets a second chance: the first may have been the machine's fault.
    private func twice<Value>(_ body: () async throws -> Value) async throws -> Value {
        if let value = try? await body() { return value }
        return try await body()
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
