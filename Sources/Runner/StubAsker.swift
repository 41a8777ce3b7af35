internal import Conformance
internal import DNSWire
internal import Origin
internal import Subjects

/// Asks a stub resolver: its only server is the origin.
struct StubAsker: Asker {
    let stage: Stage
    let subject: PreparedSubject

    func ask(_ questions: [Question], scenario: Scenario) async throws -> [Observation] {
        let nonces = questions.map { _ in stage.numbers.nonce }
        let lines = try zip(questions, nonces).map { question, nonce in
            try stage.name(of: question, nonce: nonce).description.dropLast(while: ".")
        }
        return try await stage.origin.leasing(scenario) { lease in
            let run = ProgramRun(
                subject, in: stage.workshop, nameserver: lease.origin, type: questions[0].testCase.type)
            let answers = await run.ask(
                lines, cap: Stage.cap, willAsk: { stage.origin.journal.open(nonces[$0]) },
                didAnswer: { answer in
                    let nonce = nonces[answer.index]
                    return (answer, await stage.origin.exchanges(of: nonce, at: lease, since: answer.start))
                })
            try answers.first?.0.checkStart()
            return answers.map { answer, exchanges in
                Observation(answer, to: questions[answer.index], of: subject, scenario, exchanges: exchanges)
            }
        }
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
        _ answer: ProgramRun.Answer, to question: Question, of subject: PreparedSubject, _ scenario: Scenario,
        exchanges: [Exchange]
    ) {
        let testCase = question.testCase
        self.init(
            subject: subject.identity, testCase: testCase, purpose: question.purpose,
            octets: scenario.octets(of: testCase),
            reply: Reply(
                answer.result, manifest: subject.manifest, type: testCase.type, count: testCase.count,
                elapsedMs: (answer.end - answer.start) / .milliseconds(1)),
            exchanges: exchanges)
    }
}

extension Scenario {
    /// The size of the whole answer over TCP without EDNS, in octets.
    func octets(of testCase: Case) -> Int {
        MessageSize(
            nameLength: testCase.nameLength, type: testCase.type, compressed: !faults.contains(.noCompression),
            edns: false
        ).octets(count: testCase.count)
    }
}

extension String {
    func dropLast(while character: Character) -> String {
        var text = self
        while text.last == character { text.removeLast() }
        return text
    }
}
