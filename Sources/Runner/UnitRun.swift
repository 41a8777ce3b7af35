internal import Conformance
internal import Origin
internal import Saving
internal import Scenarios
internal import Subjects

/// Asks a unit's questions, confirms what failed, and finds the cliffs.
struct UnitRun: Sendable {
    let unit: Unit
    let stage: Stage
    /// For what computes, and for what mostly waits.
    let busy: Slots
    let waiting: Slots

    func run() async -> AuditPart {
        var outcome = AuditPart(key: unit.key)
        do {
            outcome.results = await confirm(try await sweep())
            outcome.cliffs = await CliffSearch(run: self, results: outcome.results).cliffs()
        } catch {
            let reason = String(describing: error)
            outcome.startFailure = reason
            outcome.results = unit.sweep.map { inconclusive($0, because: reason) }
        }
        outcome.usage = stage.ledger.usage
        return outcome
    }

    /// Everything that the unit asks. Where answers are awaited in vain, each question has a subject of its own, so that one
    /// wait neither delays nor spoils another.
    ///
    /// - Throws: `SubjectError` when the subject doesn't start.
    func sweep() async throws -> [CaseResult] {
        let questions = unit.sweep
        if unit.scenario.isSilent, !isAskedSideBySide { return try await sweepEach(questions) }
        let results = try await sweep(questions)
        return results + (try await sweepEach(Array(questions.dropFirst(results.count))))
    }

    /// Whether one server, which can't be started anew, gets questions together on which it waits in vain. What fails then
    /// tells nothing until it has been asked alone.
    var isAskedSideBySide: Bool { unit.scenario.isSilent && stage.runs(unit.subject) }

    /// Each question has a subject of its own; most of the time goes by in waiting.
    private func sweepEach(_ questions: [Question]) async throws -> [CaseResult] {
        try await withThrowingTaskGroup(of: (Int, [CaseResult]).self) { group in
            for (index, question) in questions.enumerated() {
                group.addTask { (index, try await sweep([question], slots: waiting)) }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }

    private func sweep(_ questions: [Question], slots: Slots? = nil) async throws -> [CaseResult] {
        do {
            let results = try await twice { try await ask(questions, slots: slots) }
            return questions.count > 1 ? try await askAgainIfGone(results) : results
        } catch let control as FailedControl {
            return questions.map { inconclusive($0, because: control.description) }
        }
    }

    /// What was asked of a resolver after it had died tells nothing, nor what a program said that got out of step: it is asked
    /// of a fresh one.
    private func askAgainIfGone(_ results: [CaseResult]) async throws -> [CaseResult] {
        var told: [CaseResult] = []
        for result in results {
            told += result.observation.isOfNoAccount ? try await sweep([repeating(result, as: .sweep)]) : [result]
        }
        return told
    }

    // MARK: Asking

    /// Asks a subject that is started for this and ended after it. A control comes first: it shows that the path is
    /// right, and takes the time that starting takes.
    ///
    /// - Throws: `SubjectError` when the subject doesn't start, or `FailedControl`.
    func ask(_ questions: [Question], slots: Slots? = nil) async throws -> [CaseResult] {
        let slots = slots ?? (unit.scenario.isSilent ? waiting : busy)
        if !unit.scenario.strikesEveryQuery {
            do {
                return try await ask(unit.controls(under: unit.scenario) + questions, under: unit.scenario, slots)
            } catch let control as FailedControl where control.neverAskedOverUDP && unit.scenario.tcpFault != nil {
                // Who never asks over UDP gets not even a small answer where TCP is broken. That it asks at all, and gets
                // one where nothing is, the controls below show.
            }
        }
        // Nothing on this path goes well for sure: the controls are asked on another.
        let clean = ScenarioCatalogue.clean
        _ = try await ask(unit.controls(under: clean), under: clean, slots)
        return try await ask(questions, under: unit.scenario, slots)
    }

    private func ask(
        _ questions: [Question], under scenario: Scenario, _ slots: Slots
    ) async throws -> [CaseResult] {
        let observations = try await slots.use { try await asker.ask(questions, scenario: scenario) }
        let results = observations.map { observation in
            let isControl = observation.purpose == .control
            return Judge.judge(
                observation, scenario: scenario, expectation: isControl ? nil : stage.replayed?.expectation)
        }
        if let control = results.first(where: { $0.observation.purpose == .control && $0.outcome != .complete }) {
            throw FailedControl(result: control, isConfigured: unit.subject.configuration != nil)
        }
        return results.filter { $0.observation.purpose != .control }
    }

    /// A small answer on the same path went wrong: nothing that was asked beside it counts.
    struct FailedControl: Error, CustomStringConvertible {
        let result: CaseResult
        let isConfigured: Bool

        /// Nor perhaps over TCP: who has just found a server dead may leave it alone for a while.
        var neverAskedOverUDP: Bool {
            !result.observation.isUnseen && result.observation.exchanges.allSatisfy { $0.transport == .tcp }
        }

        var description: String {
            let said = "the control with \(result.observation.testCase.count) addresses failed: \(result.why)"
            return isConfigured ? "\(said) \(likelyReason)" : said
        }

        /// Why a resolver may not get through to us with its owner's configuration, although it does with ours.
        private var likelyReason: String {
            result.observation.exchanges.isEmpty
                ? "Does it validate DNSSEC, or forward by TLS, to another port than 53, over IPv6, or to a server on its own "
                    + "machine? None of that can be played."
                : "Does it validate DNSSEC? Nothing here is signed, and the real root's key refuses it."
        }
    }

    private var asker: any Asker {
        if let farEnd = stage.farEnd { return FarAsker(stage: stage, farEnd: farEnd, subject: unit.subject) }
        return switch unit.subject.manifest.kind {
        case .resolver: ResolverAsker(stage: stage, subject: unit.subject)
        case .stub: StubAsker(stage: stage, subject: unit.subject, resolver: unit.resolver)
        case .parser: ParserAsker(stage: stage, subject: unit.subject)
        }
    }

    /// What fails to start, or fails at a small answer, gets a second chance: the first may have been the machine's fault.
    private func twice<Value>(_ body: () async throws -> Value) async throws -> Value {
        if let value = try? await body() { return value }
        return try await body()
    }

    // MARK: Inconclusive

    func inconclusive(_ result: CaseResult, because reason: String) -> CaseResult {
        CaseResult(
            observation: result.observation, outcome: result.outcome, verdict: .inconclusive, flags: [], leg: .none,
            rule: nil, why: reason)
    }

    func inconclusive(_ question: Question, because reason: String) -> CaseResult {
        let testCase = question.testCase
        let reply = Reply(
            status: .harness(reason), addresses: AddressTally(expected: testCase.count), elapsedMs: 0)
        let observation = Observation(
            subject: unit.identity, testCase: testCase, purpose: question.purpose,
            octets: stage.octets(of: question, unit.scenario), reply: reply, exchanges: [])
        return Judge.judge(observation, scenario: unit.scenario)
    }
}

extension Observation {
    /// Whether it may be another question's doing: a resolver died before it was asked this or beside it, or a program got
    /// out of step.
    fileprivate var isOfNoAccount: Bool {
        ([reply] + repetitions.map(\.reply)).contains { reply in
            switch reply.status {
            case .gone, .outOfStep: true
            case .exited, .signalled, .ended: subject.kind == .resolver
            default: false
            }
        }
    }
}
