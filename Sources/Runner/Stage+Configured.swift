internal import Conformance
internal import Origin
internal import Sandbox
internal import Subjects
internal import Synchronization

extension Stage {
    /// A resolver that answers, if only with errors, has had this long to get ready.
    private static let settlingTime = Duration.seconds(5)

    /// Starts a resolver with its owner's configuration, where every server that it may ask is an origin that plays `scenario`.
    ///
    /// - Throws: `SubjectError` when it dies or listens nowhere.
    func runningConfigured<Result: Sendable>(
        _ resolver: PreparedSubject, scenario: Scenario,
        _ body: @Sendable (_ address: Destination, _ lease: Lease, _ life: ResolverLife?) async throws -> Result
    ) async throws -> Result {
        let link = try await PrivateLink()
        let search = ServerSearch(stage: self, link: link, scenario: scenario)
        return try await origin.leasing(scenario, everywhereIn: link.outside.within) { lease in
            try await ResolverRun(resolver, in: workshop).running(
                in: link.inside, lease: lease, isReady: { await search.isReady },
                didEnd: { ledger.note($0, of: resolver.identity) }
            ) { life in
                guard let found = search.found else { throw SubjectError("it listens nowhere") }
                return try await body(found, lease, life)
            }
        }
    }

    /// Finds out where a resolver listens by looking, and waits until it answers there.
    private final class ServerSearch: Sendable {
        private let stage: Stage
        private let link: PrivateLink
        private let scenario: Scenario
        private let begun = ContinuousClock.now
        private let state = Mutex<(found: Destination?, answered: ContinuousClock.Instant?)>((nil, nil))

        init(stage: Stage, link: PrivateLink, scenario: Scenario) {
            self.stage = stage
            self.link = link
            self.scenario = scenario
        }

        var found: Destination? { state.withLock { $0.found } }

        /// Whether a small answer comes; or nothing but errors has come for a while, of which its controls will tell.
        var isReady: Bool {
            get async {
                guard let listener = link.inside.nameServers.first else {
                    try? await Task.sleep(for: Stage.readinessPause)
                    return false
                }
                if !listener.address.hasPrefix("127.") { try? await link.own(listener.address) }
                let place = Destination(
                    Endpoint(address: listener.address, port: listener.port), in: link.inside.within)
                state.withLock { $0.found = place }
                if await stage.isReady(at: place, scenario: scenario, since: begun) { return true }
                return await hasSettled(at: place)
            }
        }

        private func hasSettled(at place: Destination) async -> Bool {
            let isThere = await stage.prober.askVersion(place, cap: .seconds(1)).status != .gone
            return state.withLock { state in
                if isThere, state.answered == nil { state.answered = .now }
                return state.answered.map { .now - $0 > Stage.settlingTime } ?? false
            }
        }
    }
}
