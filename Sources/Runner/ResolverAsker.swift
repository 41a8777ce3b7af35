internal import Conformance
internal import DNSWire
internal import Origin
internal import Subjects

/// Asks a resolver that has the origin as its upstream, in the way that a case's view says.
struct ResolverAsker: Asker {
    let stage: Stage
    let subject: PreparedSubject

    private static let readinessCap = Duration.seconds(1)
    private static let readinessPause = Duration.milliseconds(20)

    func ask(_ questions: [Question], scenario: Scenario) async throws -> [Observation] {
        let address = stage.numbers.resolverAddress
        return try await stage.origin.leasing(scenario) { lease in
            try await ResolverRun(subject, in: stage.workshop).running(
                at: address, lease: lease, isReady: { await isReady(at: address, scenario: scenario) }
            ) {
                let controls = questions.filter { $0.purpose == .control }
                let others = questions.filter { $0.purpose != .control }
                let first = try await ask(controls, of: address, lease: lease, width: 1)
                return first + (try await ask(others, of: address, lease: lease, width: Stage.resolverQueries))
            }
        }
    }

    private func isReady(at address: String, scenario: Scenario) async -> Bool {
        let control = Question(
            testCase: Case(scenario: scenario.name, count: 1, view: .udp512), purpose: .control)
        guard let name = try? stage.name(of: control, nonce: stage.numbers.nonce) else { return false }
        let probe = await stage.prober.ask(address, name: name, type: .a, view: .udp512, cap: Self.readinessCap)
        if probe.message?.rcode == 0 { return true }
        try? await Task.sleep(for: Self.readinessPause)
        return false
    }

    /// Asks all, `width` at a time, and keeps their order.
    private func ask(_ questions: [Question], of address: String, lease: Lease, width: Int) async throws
        -> [Observation]
    {
        let slots = Slots(width)
        return try await withThrowingTaskGroup(of: (Int, Observation).self) { group in
            for (index, question) in questions.enumerated() {
                group.addTask {
                    try await slots.use { (index, try await ask(question, of: address, lease: lease)) }
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func ask(_ question: Question, of address: String, lease: Lease) async throws -> Observation {
        let testCase = question.testCase
        let type = testCase.type
        let nonce = stage.numbers.nonce
        let name = try stage.name(of: question, nonce: nonce)
        stage.origin.journal.open(nonce)
        let start = ContinuousClock.now
        let probe = await stage.prober.ask(address, name: name, type: type, view: testCase.view, cap: Stage.cap)
        let end = ContinuousClock.now
        let exchanges = await stage.origin.exchanges(of: nonce, at: lease, since: start)
        return Observation(
            subject: subject.identity, testCase: testCase, purpose: question.purpose,
            octets: lease.scenario.octets(of: testCase),
            reply: Reply(probe, type: type, count: testCase.count, elapsedMs: (end - start) / .milliseconds(1)),
            exchanges: exchanges)
    }
}

extension Reply {
    /// What a resolver sent back.
    fileprivate init(_ probe: Probe, type: RecordType, count: Int, elapsedMs: Double) {
        let message = probe.message
        let addresses = message?.addresses(type) ?? []
        self.init(
            status: probe.status, addresses: AddressTally(comparing: addresses, type: type, count: count),
            error: probe.failure, errorClass: message == nil && probe.failure != nil ? .refused : nil,
            rcode: message.map { Int($0.rcode) }, tc: message?.flags.tc,
            octets: message?.octets.count, elapsedMs: elapsedMs)
    }
}
