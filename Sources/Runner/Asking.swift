internal import Conformance
internal import DNSWire
internal import Origin
internal import Sandbox
internal import Subjects
internal import Synchronization

/// One thing to ask of a subject.
struct Question: Sendable, Hashable {
    let testCase: Case
    let purpose: Observation.Purpose
    /// The ways in which the same name is asked again, one after the other.
    var repetitions: [View] = []
}

/// What every asking needs.
struct Stage: Sendable {
    var origin: Origin
    let workshop: Workshop
    let prober: Prober
    var numbers = Numbers()
    var ledger = Ledger()
    /// What is asked instead of the cases' names, and was recorded; nil where nothing is replayed.
    var replayed: ReplayedCase?
    /// The servers that are not started, because they run already, by their subjects' names.
    var servers: [String: RunningServer] = [:]
    /// A name that the origin serves beside the cases, and that is asked in the place of one of theirs; controls are cases
    /// always.
    var ownName: DomainName?
    /// The zone that is served elsewhere, in the place of the origin; nil where the origin is ours.
    var farEnd: FarEnd?
    /// Where the resolvers run that are asked for its names, by their subjects' names.
    var places: [String: Endpoint] = [:]

    /// How long one answer may take: as long as an honest failure, and a second more, so that what takes just that long
    /// doesn't end up now on one side and now on the other.
    static let cap = Duration.milliseconds(Judge.patienceMs) + .seconds(1)
    /// More at a time would measure a resolver's slots for TCP, not its answers.
    static let resolverQueries = 4
    /// When answers have taken so long, those that are left are better asked side by side, each of a subject of its own.
    static let patience = Duration.seconds(10)

    /// Numbers that are given out once.
    final class Numbers: Sendable {
        private let nonces: Atomic<UInt64>
        private let addresses = Atomic<UInt32>(0)

        /// So many that nobody remembers any: with the fewest digits that a name has for them.
        static let many: UInt64 = 60_000_000

        /// - Parameter greatest: the greatest nonce to begin with: where others may remember earlier ones, there must be many.
        init(upTo greatest: UInt64 = 1_000_000) {
            nonces = Atomic(UInt64.random(in: 1...greatest))
        }

        var nonce: UInt64 { nonces.add(1, ordering: .relaxed).newValue }

        /// An address for a resolver to listen on: one from which resolvers let ask by default, and clients on the same
        /// machine ask a server at the address itself.
        var resolverAddress: String {
            let number = addresses.add(1, ordering: .relaxed).newValue
            return "127.64.\(number >> 8 & 0xff).\(number & 0xff)"
        }
    }

    /// Whether the subject runs already, and can't be started anew.
    func runs(_ subject: PreparedSubject) -> Bool { servers[subject.manifest.name] != nil || farEnd != nil }

    /// The number under which the journal keeps a name of one's own; no case has it.
    static let ownNonce: UInt64 = 0

    /// Under what number a question is to be recorded.
    func nonce(of question: Question) -> UInt64 {
        if let replayed = replayed(for: question) { return replayed.nonce }
        return ownName == nil || question.purpose == .control ? numbers.nonce : Self.ownNonce
    }

    /// A question under a name that nobody asked before.
    func name(of question: Question, scenario: Scenario, nonce: UInt64) throws -> DomainName {
        if let replayed = replayed(for: question) { return replayed.name }
        if let ownName, question.purpose != .control { return ownName }
        let testCase = question.testCase
        let content: CaseName.Content =
            question.purpose == .control
            ? .control(count: testCase.count) : .records(testCase.type, count: testCase.count)
        return try CaseName(nonce: nonce, content: content, scenario: scenario.label)
            .name(under: origin.zone, length: testCase.nameLength)
    }
}

extension Stage {
    /// Starts a resolver between an address of its own and an origin that plays `scenario`, and ends it after `body`.
    ///
    /// - Throws: `SubjectError` when it dies or never gets ready.
    func running<Result: Sendable>(
        _ resolver: PreparedSubject, scenario: Scenario,
        _ body: @Sendable (_ address: Destination, _ lease: Lease, _ life: ResolverLife?) async throws -> Result
    ) async throws -> Result {
        if let server = servers[resolver.manifest.name] {
            return try await server.running(resolver, scenario: scenario, on: self) { try await body($0, $1, nil) }
        }
        if resolver.configuration != nil { return try await runningConfigured(resolver, scenario: scenario, body) }
        let address = Destination(Endpoint(address: numbers.resolverAddress))
        let begun = ContinuousClock.now
        return try await origin.leasing(scenario) { lease in
            try await ResolverRun(resolver, in: workshop).running(
                at: address.endpoint.address, lease: lease,
                isReady: { await isReady(at: address, scenario: scenario, since: begun) },
                didEnd: { ledger.note($0, of: resolver.identity) }
            ) {
                try await body(address, lease, $0)
            }
        }
    }

    private static let readinessCap = Duration.seconds(1)
    static let readinessPause = Duration.milliseconds(20)
    /// Where TCP is broken, whoever has answered nothing for so long may have nothing else.
    private static let controlPatience = Duration.seconds(5)

    func isReady(
        at address: Destination, scenario: Scenario, since begun: ContinuousClock.Instant
    ) async -> Bool {
        let isThere = await isThere(at: address, scenario: scenario, since: begun)
        if !isThere { try? await Task.sleep(for: Self.readinessPause) }
        return isThere
    }

    private func isThere(
        at address: Destination, scenario: Scenario, since begun: ContinuousClock.Instant
    ) async -> Bool {
        if !scenario.strikesEveryQuery, await answersControl(at: address, scenario: scenario) { return true }
        let lacksUpstream = scenario.tcpFault != nil && .now - begun > Self.controlPatience
        guard scenario.strikesEveryQuery || lacksUpstream else { return false }
        return await answersForItself(at: address)
    }

    private func answersControl(at address: Destination, scenario: Scenario) async -> Bool {
        await askControl(at: address, scenario: scenario)?.message?.rcode == 0
    }

    /// The smallest question on the path; nil when it can't be asked.
    func askControl(at address: Destination, scenario: Scenario) async -> Probe? {
        let control = Question(testCase: Case(scenario: scenario.name, count: 1, view: .udp512), purpose: .control)
        guard let name = try? name(of: control, scenario: scenario, nonce: numbers.nonce) else { return nil }
        let question = DNSWire.Question(name: name, type: RecordType.a.code)
        return await prober.ask(address, question, view: .udp512, cap: Self.readinessCap)
    }

    /// Where every query is struck, or every TCP connection of one that asks over TCP only, a question that the resolver
    /// answers or refuses without its upstream tells that it is there (CH TXT version.bind, RFC 4892 §1), and teaches it
    /// nothing of its upstream. Who leaves that unanswered may still accept a connection.
    private func answersForItself(at address: Destination) async -> Bool {
        if await prober.askVersion(address, cap: Self.readinessCap).message != nil { return true }
        return await prober.accepts(address, cap: Self.readinessCap)
    }
}

/// Someone who can be asked: a subject of some kind, started for these questions and ended after them.
protocol Asker: Sendable {
    /// What came of each question, in order; of fewer than there are when that takes too long for one start, but of one at
    /// least.
    ///
    /// - Throws: `SubjectError` when the subject can't be started.
    func ask(_ questions: [Question], scenario: Scenario) async throws -> [Observation]
}
