internal import Conformance
internal import DNSWire
internal import Origin
internal import Subjects

/// Asks a stub resolver: its only server is the origin, or a resolver that has the origin as its upstream.
struct StubAsker: Asker {
    let stage: Stage
    let subject: PreparedSubject
    let resolver: PreparedSubject?

    func ask(_ questions: [Question], scenario: Scenario) async throws -> [Observation] {
        guard let resolver else {
            return try await stage.origin.leasing(scenario) { lease in
                try await ask(questions, of: lease.origin, lease: lease)
            }
        }
        return try await stage.running(resolver, scenario: scenario) { address, lease in
            try await ask(questions, of: address.endpoint.address, lease: lease)
        }
    }

    /// When answers have taken so long, those that are left are better asked side by side than one after the other.
    private static let patience = Duration.seconds(10)

    /// One line to ask: a question, or a question again.
    private struct Line {
        let question: Question
        let nonce: UInt64
        let text: String
        let isFirst: Bool
        let isLast: Bool
    }

    private func lines(for questions: [Question], _ scenario: Scenario) throws -> [Line] {
        try questions.flatMap { question in
            let nonce = stage.numbers.nonce
            let name = try stage.name(of: question, scenario: scenario, nonce: nonce).description
            let repetitions = question.repetitions.count
            return (0...repetitions).map {
                Line(
                    question: question, nonce: nonce, text: name.dropLast(while: "."), isFirst: $0 == 0,
                    isLast: $0 == repetitions)
            }
        }
    }

    private func ask(_ questions: [Question], of nameserver: String, lease: Lease) async throws -> [Observation] {
        let lines = try lines(for: questions, lease.scenario)
        let journal = stage.origin.journal
        let types = subject.manifest.types(asking: questions[0].testCase.type, in: lease.scenario)
        let run = ProgramRun(subject, in: stage.workshop, nameserver: nameserver, types: types)
        let deadline = ContinuousClock.now + Self.patience
        let first = lines.firstIndex { $0.question.purpose != .control } ?? 0
        let answers = await run.ask(
            lines.map(\.text), cap: Stage.cap, goesOn: { $0 <= first || !lines[$0].isFirst || .now < deadline },
            willAsk: { if lines[$0].isFirst { journal.open(lines[$0].nonce) } },
            didAnswer: { answer in
                let line = lines[answer.index]
                let exchanges = await stage.origin.exchanges(of: line.nonce, at: lease, since: answer.start)
                if line.isLast { stage.origin.forget(line.nonce) }
                return (answer, exchanges)
            },
            didEnd: { stage.ledger.note($0, of: identity) })
        try answers.first?.0.checkStart()
        return observations(lines, answers, lease.scenario)
    }

    /// Joins each question's first answer with those to asking again. A program that was started anew remembers nothing: what
    /// it says then is no repetition.
    private func observations(
        _ lines: [Line], _ answers: [(ProgramRun.Answer, [Exchange])], _ scenario: Scenario
    ) -> [Observation] {
        var observations: [Observation] = []
        for (line, (answer, exchanges)) in zip(lines, answers) {
            let reply = Reply(answer, to: line.question, of: subject, scenario)
            if line.isFirst {
                observations.append(
                    Observation(
                        reply, to: line.question, of: identity, scenario, exchanges: exchanges, repetitions: []))
            } else if let first = observations.popLast() {
                let again = Observation.Repetition(
                    view: line.question.testCase.view, reply: reply, exchanges: exchanges)
                observations.append(first.reply.status == .answered ? first.repeated(again) : first)
            }
        }
        return observations
    }

    private var identity: SubjectIdentity {
        resolver.map { subject.identity.through($0.identity) } ?? subject.identity
    }
}

extension ProgramRun.Answer {
    /// A program that ends at its first line, a control, has not started.
    ///
    /// - Throws: `SubjectError` with its last words.
    func checkStart() throws(SubjectError) {
        switch result {
        case .exited(let code, let words): throw SubjectError("ended at start with exit code \(code): \(words)")
        case .signalled(let signal, let words): throw SubjectError("ended at start by signal \(signal): \(words)")
        case .failed(let reason): throw SubjectError("can't be started: \(reason)")
        case .line, .hung: break
        }
    }
}

extension Observation {
    /// What a stub resolver's or parser's program made of a question.
    init(
        _ reply: Reply, to question: Question, of subject: SubjectIdentity, _ scenario: Scenario,
        exchanges: [Exchange], repetitions: [Repetition]
    ) {
        self.init(
            subject: subject, testCase: question.testCase, purpose: question.purpose,
            octets: scenario.octets(of: question.testCase), reply: reply, exchanges: exchanges,
            repetitions: repetitions)
    }

    fileprivate func repeated(_ repetition: Repetition) -> Observation {
        Observation(
            subject: subject, testCase: testCase, purpose: purpose, octets: octets, reply: reply,
            exchanges: exchanges, repetitions: repetitions + [repetition])
    }
}

extension Reply {
    /// What a program answered to a line.
    init(_ answer: ProgramRun.Answer, to question: Question, of subject: PreparedSubject, _ scenario: Scenario) {
        let type = question.testCase.type
        self.init(
            answer.result, manifest: subject.manifest, type: type,
            types: subject.manifest.types(asking: type, in: scenario), count: question.testCase.count,
            elapsedMs: (answer.end - answer.start) / .milliseconds(1))
    }
}

extension String {
    func dropLast(while character: Character) -> String {
        var text = self
        while text.last == character { text.removeLast() }
        return text
    }
}
