internal import Conformance
internal import DNSWire

extension ResolverJudge {
    /// Where nobody has the last word: what differs from the best that any resolver gave is told, and not held against it.
    var unmeasured: [Symptom] {
        if let denial = expectation.denial { return replaced(denial) }
        let ofTruncated = partsOfTruncated
        guard ofTruncated.isEmpty else { return [part(ofTruncated)] }
        // Where it is known what is wrong with the authority, an error is all that a resolver can say.
        return hasExcuse ? [] : [fewer].compactMap { $0 }
    }

    private var fewer: Symptom? {
        let given = Set(resolver.asked.last.flatMap { $0.response.addresses(facts.type) })
        let best = Set(facts.resolvers.flatMap { $0.asked.last.flatMap { $0.response.addresses(facts.type) } })
        guard !best.isSubset(of: given) else { return nil }
        return Symptom(
            given.isEmpty ? .silent : .partial, at: .resolver, as: .undecided, of: server,
            """
            \(server) gives \(addressCount(given.count)), and the resolvers together \(addressCount(best.count)). Which is \
            right can't be told without the authority.
            """)
    }

    /// The views in which it passes off as the whole what the authority gave with TC=1, or less: whatever the whole is, there
    /// is more (RFC 2181 §9).
    private var partsOfTruncated: [View] {
        let truncated = (facts.authority?.servers ?? []).flatMap(\.last).map(\.response)
            .filter { $0.isTruncated && $0.message?.flags.aa == true }.map { Set($0.addresses(facts.type)) }
        return resolver.asked.last.filter { _, response in
            let given = Set(response.addresses(facts.type))
            return response.isWhole(facts.type) && truncated.contains { given.isSubset(of: $0) }
        }.map(\.view)
    }

    private func part(_ views: [View]) -> Symptom {
        let given = resolver.asked.last.filter { views.contains($0.view) }
            .map { Set($0.response.addresses(facts.type)).count }
        return Symptom(
            .partial, at: .resolver, of: server, views: views,
            """
            \(server) gives \(addressCount(given.min() ?? 0)) as if they were all, and the authority says with TC=1 that there \
            are more (\(views.listed)).
            """,
            advice: """
                Tell the resolver's owner: what came with TC=1 is a part, and has to be asked for again over TCP (RFC 2181 §9).
                """)
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
