internal import Conformance
internal import DNSWire

extension ResolverJudge {
    /// A part that passes for the whole.
    var parts: [Symptom] {
        let views = views(.partial)
        guard !views.isEmpty else { return [] }
        let received = resolver.asked.last.filter { views.contains($0.view) }.map {
            grade($0.view, $0.response).received
        }
        let fewest = received.min() ?? 0
        if let ttl = ageingTTL { return [older(fewest, ttl, views)] }
        return [
            Symptom(
                .partial, at: .resolver, of: server, views: views,
                "\(server) gives \(fewest) of \(count) and doesn't say that there are more (\(views.listed)).\(otherwise)",
                advice: """
                    Tell the resolver's owner: what doesn't fit has to be marked with TC (RFC 2181 §9), and a part of the \
                    authority's answer must not be taken for the whole.
                    """)
        ]
    }

    /// The authority may have had no more when the resolver asked it.
    private func older(_ number: Int, _ ttl: UInt32, _ views: [View]) -> Symptom {
        Symptom(
            .partial, at: .resolver, as: .undecided, of: server, views: views,
            """
            \(server) gives \(number) of \(count), and has kept them for some time: the authority may have had no more when \
            it was asked (\(views.listed)).
            """,
            advice: "Check again when their TTL of \(ttl) s is over; if it is still so, tell the resolver's owner.")
    }

    /// Addresses that the authority never gave.
    var foreign: [Symptom] {
        let wrong = resolver.asked.last.filter { grade($0.view, $0.response).outcome == .wrong }
        guard let first = wrong.first else { return [] }
        let given = Set(first.response.addresses(facts.type))
        let views = wrong.map(\.view)
        if given.subtracting(expectation.union).contains(where: \.isNobodys) { return [replaced(given, views)] }
        return [other(given, ttl: first.response.ttl(facts.type) ?? 0, views)]
    }

    private func examples(_ given: Set<Address>) -> String {
        given.subtracting(expectation.union).map(\.description).sorted().prefix(3).joined(separator: ", ")
    }

    private func replaced(_ given: Set<Address>, _ views: [View]) -> Symptom {
        Symptom(
            .foreign, at: .resolver, of: server, views: views,
            """
            \(server) gives \(examples(given)), which the authority doesn't, and which lead nowhere in the public network: it \
            replaces the answer (\(views.listed)).
            """,
            advice: "Ask the resolver's owner why the name is filtered.")
    }

    private func other(_ given: Set<Address>, ttl: UInt32, _ views: [View]) -> Symptom {
        let strange = addressCount(given.subtracting(expectation.union).count)
        let kind =
            given.isDisjoint(with: expectation.union)
            ? "made for its place, or replaced" : "an older one, or made for its place"
        return Symptom(
            .foreign, at: .resolver, as: .undecided, of: server, views: views,
            """
            \(server) gives \(strange) that the authority doesn't give now, such as \(examples(given)): an answer that is \
            \(kind). It can't be told whether it is still allowed to (\(views.listed)).
            """,
            advice: """
                Check again when the TTL of \(ttl) s is over; if it is still so, tell the resolver's owner.
                """)
    }
}

extension Address {
    /// Whether no host of the public network has it: unspecified, loopback or private (RFC 6890 §2.2, RFC 4193 §3).
    var isNobodys: Bool {
        let first = octets.prefix(2)
        let (one, two) = (first.first ?? 0, first.last ?? 0)
        if type == .aaaa { return octets.dropLast().allSatisfy { $0 == 0 } || one & 0xFE == 0xFC }
        return [0, 10, 127].contains(one) || (one == 192 && two == 168) || (one == 172 && (16...31).contains(two))
    }
}
