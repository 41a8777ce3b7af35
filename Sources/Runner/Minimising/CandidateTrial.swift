internal import Conformance
internal import DNSWire
internal import Origin
internal import Subjects

/// Asks a candidate of a subject that is started for it alone, in an origin that knows nothing else.
struct CandidateTrial: Sendable {
    let subject: PreparedSubject
    let resolver: PreparedSubject?
    let scenario: Scenario
    let type: RecordType
    let workshop: Workshop
    let prober = Prober()
    /// No two askings have an address or a name in common.
    let numbers = Stage.Numbers()
    /// Whether the name is asked for again as well: only then does it show that a subject is at odds with itself.
    var asksAgain = true

    private static let slots = Slots(1)

    /// - Throws: what kept it from being asked.
    func ask(_ candidate: Candidate) async throws -> CaseResult {
        let played = candidate.scenario(of: scenario)
        let name = try ownName(candidate)
        let origin = try origin(candidate, played, name)
        do {
            let result = try await ask(candidate, under: played, name, of: origin)
            await origin.shutDown()
            return result
        } catch {
            await origin.shutDown()
            throw error
        }
    }

    /// What a query without EDNS gets over a transport, in octets.
    func octets(of candidate: Candidate, over transport: Transport) async throws -> Int {
        let name = try ownName(candidate)
        let played = candidate.scenario(of: scenario)
        let origin = try origin(candidate, played, name)
        let asked = try name ?? caseName(candidate, played)
        let octets = try origin.response(to: asked, type: type, over: transport)
        await origin.shutDown()
        return octets.count
    }

    /// The name as master files write it.
    func name(of candidate: Candidate) throws -> String {
        try (ownName(candidate) ?? caseName(candidate, candidate.scenario(of: scenario))).description
    }

    private func ownName(_ candidate: Candidate) throws -> DomainName? {
        guard case .own(let length) = candidate.name else { return nil }
        return try OwnName.of(length: length)
    }

    private func caseName(_ candidate: Candidate, _ played: Scenario) throws -> DomainName {
        try CaseName(nonce: 1, content: .records(type, count: candidate.count), scenario: played.label)
            .name(under: try DomainName(MinimisePlan.zone), length: candidate.name.length)
    }

    private func origin(_ candidate: Candidate, _ played: Scenario, _ name: DomainName?) throws -> Origin {
        let fixed = name.map { name in
            FixedName(
                name: name.description, type: type, count: candidate.count, faults: played.faults,
                nonce: Stage.ownNonce)
        }
        return try Origin(
            zone: try DomainName(MinimisePlan.zone), scenarios: [played], fixed: fixed.map { [$0] } ?? [],
            watchesConnections: true)
    }

    private func ask(
        _ candidate: Candidate, under played: Scenario, _ name: DomainName?, of origin: Origin
    ) async throws -> CaseResult {
        var stage = Stage(origin: origin, workshop: workshop, prober: prober)
        stage.numbers = numbers
        stage.ownName = name
        let unit = Unit(
            subject: subject, resolver: resolver, scenario: played, counts: [candidate.count], type: type,
            views: [candidate.view], isThorough: true)
        let question = unit.question(
            count: candidate.count, view: candidate.view, nameLength: candidate.name.length, purpose: .confirmation
        ).asked(again: asksAgain ? unit.repetitions(of: candidate.view) : [])
        let run = UnitRun(unit: unit, stage: stage, busy: Self.slots, waiting: Self.slots)
        guard let result = try await run.ask([question]).first else { throw SubjectError("it was not asked") }
        return result
    }
}
