internal import Conformance
internal import DNSWire

extension Checkup {
    /// How often the same is asked of a name whose answer is always the same.
    private static let fewSamples = 3
    /// The most that is asked of one whose answer changes: 8 seconds of one server, and three quarters of the addresses of
    /// an authority that answers 8 of 200.
    private static let mostSamples = 40

    /// Enough to see whether the authority's answer changes.
    func sampled(_ facts: AuthorityFacts) async -> AuthorityFacts {
        await sampled(facts, upTo: Self.fewSamples) { _ in true }
    }

    /// More of a changing answer, until it shows no address for the first time any more.
    func sampledOn(_ facts: AuthorityFacts) async -> AuthorityFacts {
        await sampled(facts, upTo: Self.mostSamples) { Expectation($0, wishes.type).isOfMore }
    }

    /// The same once more, long after the first time: an authority's own cache may have kept it from changing.
    func sampledAgain(_ facts: AuthorityFacts) async -> AuthorityFacts {
        await sampled(facts, upTo: facts.samples.count + Self.fewSamples) { _ in true }
    }

    private func sampled(
        _ facts: AuthorityFacts, upTo count: Int, while isWorthIt: (AuthorityFacts) -> Bool
    ) async -> AuthorityFacts {
        var facts = facts
        while facts.samples.count < count, isWorthIt(facts), let sample = await sample(of: facts) {
            facts.samples.append(sample)
        }
        return facts
    }

    /// One more answer, of one server after the other, in the way that gave the largest whole answer before; nil where
    /// nothing whole ever came, or nothing comes any more.
    private func sample(of facts: AuthorityFacts) async -> Response? {
        let whole = facts.servers.compactMap { server -> (ServerAddress, View)? in
            let views: [View] = [.tcp, .edns4096, .edns1232, .udp512]
            return views.first { server[$0]?.isWhole(wishes.type) == true }.map { (server.server, $0) }
        }
        guard !whole.isEmpty, facts.samples.last?.status != .silent else { return nil }
        let (server, view) = whole[facts.samples.count % whole.count]
        let question = Question(name: facts.place.name, type: wishes.type.code)
        return await asking.ask(server, Inquiry(question, view: view, wantsRecursion: false))
    }
}
