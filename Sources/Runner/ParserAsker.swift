internal import Conformance
internal import DNSWire
internal import Origin
internal import Subjects
internal import Synchronization

/// Hands messages to a parser.
struct ParserAsker: Asker {
    let stage: Stage
    let subject: PreparedSubject

    func ask(_ questions: [Question], scenario: Scenario) async throws -> [Observation] {
        let lines = try questions.map { try message(for: $0, scenario: scenario).map(hex).joined() }
        let begun = Mutex<[Int: ContinuousClock.Instant]>([:])
        let observations = Mutex<[Int: Observation]>([:])
        await ProgramRun(subject, in: stage.workshop, nameserver: nil, type: questions[0].testCase.type).ask(
            lines, cap: Stage.cap, willAsk: { index in begun.withLock { $0[index] = .now } },
            didAnswer: { index, result in
                let elapsed = ContinuousClock.now - begun.withLock { $0[index]! }
                let observation = observe(questions[index], result, scenario: scenario, elapsed: elapsed)
                observations.withLock { $0[index] = observation }
            })
        return observations.withLock { all in questions.indices.compactMap { all[$0] } }
    }

    /// The octets as the scenario leaves them: over UDP where it cuts payloads, else whole.
    private func message(for question: Question, scenario: Scenario) throws -> [UInt8] {
        let name = try stage.name(of: question, nonce: stage.numbers.nonce)
        let isCut = scenario.faults.contains { if case .cut = $0 { true } else { false } }
        return try stage.origin.response(
            to: name, type: question.testCase.type, over: isCut ? .udp : .tcp)
    }

    private func observe(
        _ question: Question, _ result: ProgramRun.Result, scenario: Scenario, elapsed: Duration
    ) -> Observation {
        let testCase = question.testCase
        let reply = Reply(
            result, manifest: subject.manifest, type: testCase.type, count: testCase.count,
            elapsedMs: elapsed / .milliseconds(1))
        return Observation(
            subject: subject.identity, testCase: testCase, purpose: question.purpose,
            octets: scenario.octets(of: testCase), reply: reply, exchanges: [])
    }
}

private let digits = Array("0123456789abcdef")

private func hex(_ octet: UInt8) -> String {
    String([digits[Int(octet >> 4)], digits[Int(octet & 15)]])
}
