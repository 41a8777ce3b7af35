internal import Conformance
internal import DNSWire
internal import Foundation
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
        return try await stage.running(resolver, scenario: scenario) { address, lease, _ in
            try await ask(questions, of: address.endpoint.address, lease: lease)
        }
    }

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
            let nonce = stage.nonce(of: question)
            let name = try stage.name(of: question, scenario: scenario, nonce: nonce).words
            let repetitions = question.repetitions.count
            return (0...repetitions).map {
                Line(
                    question: question, nonce: nonce, text: name, isFirst: $0 == 0,
                    isLast: $0 == repetitions)
            }
        }
    }

    private func ask(_ questions: [Question], of nameserver: String, lease: Lease) async throws -> [Observation] {
        let lines = try lines(for: questions, lease.scenario)
        let journal = stage.origin.journal
        let types = subject.manifest.types(asking: questions[0].testCase.type, in: lease.scenario)
        let run = ProgramRun(subject, in: stage.workshop, nameserver: nameserver, types: types)
        let deadline = ContinuousClock.now + Stage.patience
        let first = lines.firstIndex { $0.question.purpose != .control } ?? 0
        var slipped = IndexSet()
        let answers = await run.ask(
            lines.map(\.text), cap: Stage.cap, goesOn: { $0 <= first || !lines[$0].isFirst || .now < deadline },
            willAsk: { index, leash in
                if lines[index].isFirst { journal.open(lines[index].nonce) { leash?.end(for: .queries) } }
            },
            didAnswer: { answer in
                let line = lines[answer.index]
                let seen = await stage.origin.sighting(of: line.nonce, at: lease, since: answer.start)
                if line.isLast { stage.origin.forget(line.nonce) }
                return (answer, seen)
            },
            didSlip: { slipped.insert(integersIn: $0) },
            didEnd: { stage.ledger.note($0, of: identity) })
        try answers.first?.0.checkStart()
        let believed = answers.map { answer, seen in
            let isDoubtful = slipped.contains(answer.index) && lines[answer.index].question.purpose != .control
            return (isDoubtful ? answer.disbelieved : answer, seen)
        }
        return observations(lines, believed, lease.scenario)
    }

    /// Joins each question's first answer with those to asking again. A program that was started anew remembers nothing: what
    /// it says then is no repetition.
    private func observations(
        _ lines: [Line], _ answers: [(ProgramRun.Answer, Journal.Sighting)], _ scenario: Scenario
    ) -> [Observation] {
        var observations: [Observation] = []
        for (line, (answer, seen)) in zip(lines, answers) {
            let reply = Reply(answer, to: line.question, of: subject, scenario, on: stage)
            if line.isFirst {
                observations.append(
                    Observation(
                        reply, to: line.question, of: identity, octets: stage.octets(of: line.question, scenario),
                        seen: seen))
            } else if let first = observations.popLast() {
                let again = Observation.Repetition(
                    view: line.question.testCase.view, reply: reply, exchanges: seen.exchanges,
                    unlisted: seen.unlisted)
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
        case .ended(let ending): throw SubjectError("ended at start \(ending)")
        case .failed(let reason): throw SubjectError("can't be started: \(reason)")
        case .line, .hung, .outOfStep: break
        }
    }
}

extension Observation {
    /// What a stub resolver's or parser's program made of a question.
    init(
        _ reply: Reply, to question: Question, of subject: SubjectIdentity, octets: Int,
        seen: Journal.Sighting? = nil
    ) {
        self.init(
            subject: subject, testCase: question.testCase, purpose: question.purpose,
            octets: octets, reply: reply, exchanges: seen?.exchanges ?? [],
            unlisted: seen?.unlisted ?? 0)
    }

    fileprivate func repeated(_ repetition: Repetition) -> Observation {
        Observation(
            subject: subject, testCase: testCase, purpose: purpose, octets: octets, reply: reply,
            exchanges: exchanges, unlisted: unlisted, repetitions: repetitions + [repetition])
    }
}

extension Reply {
    /// What a program answered to a line.
    init(
        _ answer: ProgramRun.Answer, to question: Question, of subject: PreparedSubject, _ scenario: Scenario,
        on stage: Stage
    ) {
        let type = question.testCase.type
        self.init(
            answer.result, manifest: subject.manifest, type: type,
            types: subject.manifest.types(asking: type, in: scenario), count: question.testCase.count,
            sent: stage.sent(for: question), elapsedMs: (answer.end - answer.start) / .milliseconds(1))
    }
}
