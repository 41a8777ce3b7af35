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
            await ProgramRun(
                subject, in: stage.workshop, nameserver: lease.origin, type: questions[0].testCase.type
            ).ask(lines, cap: Stage.cap, willAsk: { stage.origin.journal.open(nonces[$0]) }) { answer in
                let exchanges = await stage.origin.exchanges(of: nonces[answer.index], at: lease, since: answer.start)
                return Observation(answer, to: questions[answer.index], of: subject, scenario, exchanges: exchanges)
            }
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
