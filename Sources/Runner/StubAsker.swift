internal import Conformance
internal import DNSWire
internal import Origin
internal import Subjects
internal import Synchronization

/// Asks a stub resolver: its only server is the origin.
struct StubAsker: Asker {
    let stage: Stage
    let subject: PreparedSubject

    func ask(_ questions: [Question], scenario: Scenario) async throws -> [Observation] {
        let type = questions[0].testCase.type
        return try await stage.origin.leasing(scenario) { lease in
            let named = try questions.map { question in
                let nonce = stage.numbers.nonce
                return (question, nonce, try stage.name(of: question, nonce: nonce))
            }
            let lines = named.map { $0.2.description.dropLast(while: ".") }
            let begun = Mutex<[Int: ContinuousClock.Instant]>([:])
            let observations = Mutex<[Int: Observation]>([:])
            await ProgramRun(subject, in: stage.workshop, nameserver: lease.origin, type: type).ask(
                lines, cap: Stage.cap,
                willAsk: { index in
                    stage.origin.journal.open(named[index].1)
                    begun.withLock { $0[index] = .now }
                },
                didAnswer: { index, result in
                    let start = begun.withLock { $0[index]! }
                    let observation = await observe(named[index].0, named[index].1, result, lease: lease, start: start)
                    observations.withLock { $0[index] = observation }
                })
            return observations.withLock { all in questions.indices.compactMap { all[$0] } }
        }
    }

    private func observe(
        _ question: Question, _ nonce: UInt64, _ result: ProgramRun.Result, lease: Lease,
        start: ContinuousClock.Instant
    ) async -> Observation {
        let end = ContinuousClock.now
        let exchanges = await stage.origin.exchanges(of: nonce, at: lease, since: start)
        let testCase = question.testCase
        let reply = Reply(
            result, manifest: subject.manifest, type: testCase.type, count: testCase.count,
            elapsedMs: (end - start) / .milliseconds(1))
        return Observation(
            subject: subject.identity, testCase: testCase, purpose: question.purpose,
            octets: lease.scenario.octets(of: testCase), reply: reply, exchanges: exchanges
        )
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
