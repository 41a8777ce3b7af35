internal import Conformance
internal import DNSWire

extension Checkup {
    /// Whoever is about to be blamed is asked once more: what doesn't repeat itself isn't held against anybody.
    func confirmed(_ facts: Facts) async -> Facts {
        var facts = await settled(facts)
        let expectation = Expectation(facts)
        facts.resolvers = await confirmed(facts.resolvers, expectation)
        guard let authority = facts.authority else { return facts }
        let asked = Question(name: authority.place.name, type: wishes.type.code)
        for index in authority.servers.indices {
            facts.authority?.servers[index] = await confirmed(
                authority.servers[index], asked, expectation, wantsRecursion: false)
        }
        return facts
    }

    /// Side by side: one that is silent keeps nobody waiting, however many there are.
    private func confirmed(_ resolvers: [ResolverFacts], _ expectation: Expectation) async -> [ResolverFacts] {
        await withTaskGroup(of: (Int, ResolverFacts).self) { group in
            for (index, resolver) in resolvers.enumerated() {
                group.addTask { (index, await confirmed(resolver, expectation)) }
            }
            return await group.reduce(into: resolvers) { $0[$1.0] = $1.1 }
        }
    }

    private func confirmed(_ resolver: ResolverFacts, _ expectation: Expectation) async -> ResolverFacts {
        var resolver = resolver
        resolver.asked = await confirmed(resolver.asked, question, expectation, wantsRecursion: true)
        resolver.again = await again(resolver, expectation)
        return resolver
    }

    /// Before anybody is suspected of addresses that the authority doesn't give, the authority is asked once more.
    private func settled(_ facts: Facts) async -> Facts {
        guard let authority = facts.authority else { return facts }
        let expectation = Expectation(facts)
        let isForeign = facts.resolvers.flatMap(\.asked.last).contains { view, response in
            Grade(response, view, expectation, type: facts.type).foreign > 0
        }
        guard isForeign else { return facts }
        var facts = facts
        facts.authority = await sampledAgain(authority)
        return facts
    }

    /// A TTL that is over so soon is waited for.
    private static let shortTTL: UInt32 = 10
    /// In this time a TTL is seen to count down, in whole seconds.
    private static let countdown = Duration.milliseconds(2200)

    /// The same question once more, in a way that was answered, so that two moments can be compared.
    private func again(_ resolver: ResolverFacts, _ expectation: Expectation) async -> Response? {
        let views: [View] = [.edns1232, .edns4096, .tcp, .udp512]
        guard let view = views.first(where: { resolver.asked[$0]?.isWhole(wishes.type) == true }),
            let before = resolver.asked[view]
        else { return nil }
        if let moment = moment(toCompareWith: before, expectation) {
            try? await Task.sleep(until: moment, clock: .continuous)
        }
        return await asking.ask(resolver.asked.server, Inquiry(question, view: view, wantsRecursion: true))
    }

    /// When the same tells something new: after a short TTL of a part that wasn't seen before, and where the TTL is less than
    /// the authority's, when it can be seen whether it counts down. Nil where nothing needs to be waited for.
    private func moment(
        toCompareWith before: Response, _ expectation: Expectation
    ) -> ContinuousClock.Instant? {
        guard let time = before.time, let ttl = before.ttl(wishes.type) else { return nil }
        if expectation.isUnseen(Set(before.addresses(wishes.type))), ttl <= Self.shortTTL {
            return time + .seconds(Int(ttl) + 1)
        }
        return ttl < expectation.ttl ?? 0 ? time + Self.countdown : nil
    }

    /// A zone that gets more addresses during the check isn't one whose servers pass off a part.
    private func isSuspectedPart(_ response: Response, _ expectation: Expectation) -> Bool {
        expectation.isPartOverUDP && response.transport == .udp && response.isWhole(wishes.type)
    }

    private func confirmed(
        _ server: ServerFacts, _ question: DNSWire.Question, _ expectation: Expectation, wantsRecursion: Bool
    ) async -> ServerFacts {
        let doubtful = server.last.filter { view, response in
            !Grade(response, view, expectation).isAllowed || response.isStale
                || (!wantsRecursion && isSuspectedPart(response, expectation))
        }
        // Who never said anything was asked ten times already.
        guard doubtful.contains(where: { $0.response.isFromServer }) || doubtful.count < server.last.count else {
            return server
        }
        let inquiry = Inquiry(question, wantsRecursion: wantsRecursion)
        return await withTaskGroup(of: (View, Response).self) { group in
            for (view, _) in doubtful {
                group.addTask { (view, await asking.ask(server.server, inquiry, view: view)) }
            }
            return await group.reduce(into: server) { $0.responses[$1.0, default: []].append($1.1) }
        }
    }
}
