internal import Conformance
internal import DNSWire

extension Checkup {
    /// Whoever is about to be blamed is asked once more: what doesn't repeat itself isn't held against anybody.
    func confirmed(_ facts: Facts) async -> Facts {
        var facts = facts
        let expectation = Expectation(facts)
        for index in facts.resolvers.indices {
            facts.resolvers[index].asked = await confirmed(
                facts.resolvers[index].asked, question, expectation, wantsRecursion: true)
        }
        guard let authority = facts.authority else { return facts }
        let asked = Question(name: authority.place.name, type: wishes.type.code)
        for index in authority.servers.indices {
            facts.authority?.servers[index] = await confirmed(
                authority.servers[index], asked, expectation, wantsRecursion: false)
        }
        return facts
    }

    private func confirmed(
        _ server: ServerFacts, _ question: DNSWire.Question, _ expectation: Expectation, wantsRecursion: Bool
    ) async -> ServerFacts {
        let doubtful = server.last.filter { view, response in
            !Grade(response, view, expectation).isAllowed
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
