internal import Conformance
internal import DNSWire
internal import Field
internal import Origin
internal import Subjects

/// Looks names up as programs on this machine do, by its own getaddrinfo.
struct LookupTalk: Sendable {
    let stage: Stage
    let subject: PreparedSubject
    let scenario: Scenario

    /// One after the other, in their order.
    func ask(_ questions: [Question]) async throws -> [Observation] {
        var observations: [Observation] = []
        for question in questions { observations.append(try await ask(question)) }
        return observations
    }

    private func ask(_ question: Question) async throws -> Observation {
        let nonce = stage.nonce(of: question)
        let name = try stage.name(of: question, scenario: scenario, nonce: nonce).words
        await stage.farEnd?.turn()
        let first = await lookUp(name, question)
        var repetitions: [Observation.Repetition] = []
        for view in first.status == .hung ? [] : question.repetitions {
            repetitions.append(.init(view: view, reply: await lookUp(name, question), exchanges: []))
        }
        return Observation(
            subject: subject.identity, testCase: question.testCase, purpose: question.purpose,
            octets: stage.octets(of: question, scenario), reply: first, exchanges: [], repetitions: repetitions,
            isUnseen: true)
    }

    private func lookUp(_ name: String, _ question: Question) async -> Reply {
        await waitForTurn()
        let testCase = question.testCase
        let lookup = await StubLookup.run(name, type: testCase.type)
        let tally = AddressTally(
            comparing: lookup.addresses, with: stage.sent(for: question), count: testCase.count)
        let isHung = lookup.error == StubLookup.noEnd
        return Reply(
            status: isHung ? .hung : .answered, addresses: tally, error: lookup.error,
            errorClass: isHung ? nil : lookup.error.map { subject.manifest.errorClass(of: $0) ?? .malformed },
            elapsedMs: lookup.elapsedMs)
    }

    /// The C library asks the first of its servers, which may be asked by ourselves as well.
    private func waitForTurn() async {
        guard let server = MachineResolvers.asked().first else { return }
        _ = await stage.prober.waitForTurn(of: Destination(server.endpoint))
    }
}

extension ServerAddress {
    /// As the prober has it. The scope of a link-local address is lost, and those are left out before.
    var endpoint: Endpoint { Endpoint(address: "\(address)", port: port) }
}
