internal import Conformance
internal import DNSWire

extension ResolverJudge {
    /// Where nobody has the last word: what differs from the best that any resolver gave is told, and not held against it.
    var unmeasured: [Symptom] {
        if let denial = expectation.denial { return replaced(denial) }
        let given = Set(resolver.asked.last.flatMap { $0.response.addresses(facts.type) })
        let best = facts.resolvers.flatMap { $0.asked.last.flatMap { $0.response.addresses(facts.type) } }
        let missing = Set(best).subtracting(given)
        guard !missing.isEmpty else { return [] }
        return [
            Symptom(
                given.isEmpty ? .silent : .partial, at: .resolver, as: .undecided, of: server,
                """
                \(server) gives \(addressCount(given.count)), and the resolvers together \(addressCount(Set(best).count)). \
                Which is right can't be told without the authority.
                """)
        ]
    }

    /// The authority says that there is nothing, and the resolver gives something.
    private func replaced(_ denial: Outcome) -> [Symptom] {
        let views = resolver.asked.last.filter { !$0.response.addresses(facts.type).isEmpty }.map(\.view)
        guard !views.isEmpty else { return [] }
        return [
            Symptom(
                .foreign, at: .resolver, as: .undecided, of: server, views: views,
                """
                \(server) gives addresses, and the authority says that there are none: it has the name of another zone, makes \
                them up, or still has older ones (\(views.listed)).
                """,
                advice: "Check again later; if it is still so, tell the resolver's owner.")
        ]
    }
}
