internal import Conformance
internal import DNSWire

extension ResolverJudge {
    /// What is wrong with what it says, each kind once, with the views in which it shows.
    var answers: [Symptom] {
        guard expectation.isKnown else { return unmeasured }
        return denials + errors + parts + foreign + broken + [overTCP, unstable].compactMap { $0 }
    }

    private func grade(_ view: View, _ response: Response) -> Grade {
        Grade(response, view, expectation, type: facts.type)
    }

    private func views(_ outcome: Outcome) -> [View] {
        resolver.asked.last.filter { $0.response.status == .answered && grade($0.view, $0.response).outcome == outcome }
            .map(\.view)
    }

    private var count: String {
        expectation.changes ? addressCount(expectation.sizes.lowerBound) : addressCount(expectation.union.count)
    }

    /// An existing name is denied: the incident of 2018.
    private var denials: [Symptom] {
        [
            (Outcome.nxdomain, Symptom.Kind.nxdomain, "there is no such name (NXDOMAIN)"),
            (.nodata, .nodata, "the name has no address"),
        ].compactMap { outcome, kind, words in
            let views = views(outcome)
            guard !views.isEmpty else { return nil }
            // A resolver passes on what the authority itself says over one of the ways.
            let isPassedOn = authority.contains { $0.kind == kind && $0.weight == .fault }
            return Symptom(
                kind, at: isPassedOn ? .authority : .resolver, as: isPassedOn ? .note : .fault, of: server, views: views,
                "\(server) says that \(words), and the authority has \(count) (\(views.listed)).\(otherwise)",
                advice: isPassedOn
                    ? "" : "Tell the resolver's owner: a large answer must never become a denial; it, or a forwarder behind it, has to take answers over TCP when TC is set (RFC 7766 §5).")
        }
    }

    private var otherwise: String {
        let whole = views(.complete)
        return whole.isEmpty ? "" : " It gives all of them otherwise (\(whole.listed))."
    }

    private var errors: [Symptom] {
        let failing = views(.servfail)
        var symptoms: [Symptom] = []
        if !failing.isEmpty { symptoms.append(failure(failing)) }
        let refusing = views(.refused)
        if !refusing.isEmpty {
            symptoms.append(
                Symptom(
                    .refused, at: .resolver, of: server, views: refusing,
                    "\(server) refuses to answer this machine (\(refusing.listed)).",
                    advice: "Ask the resolver's owner to serve this network, or take it out of this machine's resolvers."))
        }
        return symptoms
    }

    private func failure(_ views: [View]) -> Symptom {
        if resolver.unchecked?.addresses(facts.type).isEmpty == false {
            return Symptom(
                .dnssec, at: .upstream, as: .undecided, of: server, views: views,
                "\(server) answers SERVFAIL, and gives addresses when it isn't to check signatures: it doesn't believe the zone's DNSSEC (\(views.listed)). Whether the zone or the resolver's clock or trust anchor is wrong can't be told from here.",
                advice: "Tell the zone's owner and the resolver's owner.")
        }
        let others = resolver.root?.rcode == 0 ? "It answers other questions, so" : "It answers nothing else either, so"
        let place: Symptom.Hop = resolver.root?.rcode == 0 ? .upstream : .resolver
        return Symptom(
            .servfail, at: place, as: hasExcuse ? .note : .fault, of: server, views: views,
            "\(server) answers SERVFAIL, and the authority has \(count) (\(views.listed)). \(others) it \(place == .upstream ? "gets no whole answer of the zone's servers" : "is out of order").\(otherwise)",
            advice: hasExcuse
                ? "" : "Tell the resolver's owner: large answers have to reach it, over UDP with fragments and over TCP port 53.")
    }

    private var parts: [Symptom] {
        let views = views(.partial)
        guard !views.isEmpty else { return [] }
        let received = resolver.asked.last.filter { views.contains($0.view) }.map { grade($0.view, $0.response).received }
        let fewest = received.min() ?? 0
        return [
            Symptom(
                .partial, at: .resolver, of: server, views: views,
                "\(server) gives \(fewest) of \(count) and doesn't say that there are more (\(views.listed)).\(otherwise)",
                advice: "Tell the resolver's owner: what doesn't fit has to be marked with TC (RFC 2181 §9), and a part of the authority's answer must not be taken for the whole.")
        ]
    }

    private var foreign: [Symptom] {
        let wrong = resolver.asked.last.filter { grade($0.view, $0.response).outcome == .wrong }
        guard let first = wrong.first else { return [] }
        let given = Set(first.response.addresses(facts.type))
        let strange = given.subtracting(expectation.union)
        let example = strange.map(\.description).sorted().prefix(3).joined(separator: ", ")
        let views = wrong.map(\.view)
        if strange.contains(where: \.isNobodys) {
            return [
                Symptom(
                    .foreign, at: .resolver, of: server, views: views,
                    "\(server) gives \(example), which the authority doesn't, and which lead nowhere in the public network: it replaces the answer (\(views.listed)).",
                    advice: "Ask the resolver's owner why the name is filtered.")
            ]
        }
        let older = given.isDisjoint(with: expectation.union) ? "made for its place, or replaced" : "an older one"
        return [
            Symptom(
                .foreign, at: .resolver, as: .undecided, of: server, views: views,
                "\(server) gives \(addressCount(strange.count)) that the authority doesn't give now, such as \(example): an answer that is \(older). It can't be told whether it is still allowed to (\(views.listed)).",
                advice: "Check again when the TTL of \(first.response.ttl(facts.type) ?? 0) s is over; if it is still so, tell the resolver's owner.")
        ]
    }

    private var broken: [Symptom] {
        let broken = resolver.asked.last.filter { if case .unreadable = $0.response.status { true } else { false } }
        guard let first = broken.first, case .unreadable(let why) = first.response.status else { return [] }
        return [
            Symptom(
                .malformed, at: .resolver, of: server, views: broken.map(\.view),
                "\(server), or something before it, sends broken messages (\(broken.map(\.view).listed)): \(why).",
                advice: "Tell the resolver's owner and whoever runs the firewall; one that cuts UDP answers does this.")
        ]
    }

    private var overTCP: Symptom? {
        let views = resolver.asked.last.filter { $0.response.isTruncated && $0.response.transport == .tcp }.map(\.view)
        guard !views.isEmpty else { return nil }
        return Symptom(
            .truncated, at: hasExcuse ? .authority : .resolver, as: hasExcuse ? .note : .fault, of: server, views: views,
            "\(server) says TC over TCP as well, where everything fits (\(views.listed)).",
            advice: hasExcuse ? "" : "Tell the resolver's owner: programs can't get the whole answer.")
    }

    /// What was wrong once and right when it was asked again.
    private var unstable: Symptom? {
        let views = resolver.asked.responses.filter { view, responses in
            guard responses.count > 1, let first = responses.first, let last = responses.last else { return false }
            return !grade(view, first).isAllowed && grade(view, last).isAllowed
        }.map(\.key)
        guard !views.isEmpty else { return nil }
        let ordered = View.resolverViews.filter(views.contains)
        return Symptom(
            .unstable, at: .resolver, as: .note, of: server, views: ordered,
            "\(server) didn't answer rightly at first, and did when it was asked again (\(ordered.listed)).")
    }

    /// Where nobody has the last word: what differs from the best that any resolver gave is told, and not held against it.
    private var unmeasured: [Symptom] {
        if let denial = expectation.denial { return replaced(denial) }
        let given = Set(resolver.asked.last.flatMap { $0.response.addresses(facts.type) })
        let best = facts.resolvers.flatMap { $0.asked.last.flatMap { $0.response.addresses(facts.type) } }
        let missing = Set(best).subtracting(given)
        guard !missing.isEmpty else { return [] }
        return [
            Symptom(
                given.isEmpty ? .silent : .partial, at: .resolver, as: .undecided, of: server,
                "\(server) gives \(addressCount(given.count)), and the resolvers together \(addressCount(Set(best).count)). Which is right can't be told without the authority.")
        ]
    }

    /// The authority says that there is nothing, and the resolver gives something.
    private func replaced(_ denial: Outcome) -> [Symptom] {
        let views = resolver.asked.last.filter { !$0.response.addresses(facts.type).isEmpty }.map(\.view)
        guard !views.isEmpty else { return [] }
        return [
            Symptom(
                .foreign, at: .resolver, as: .undecided, of: server, views: views,
                "\(server) gives addresses, and the authority says that there are none: it makes them up, or still has older ones (\(views.listed)).",
                advice: "Check again later; if it is still so, tell the resolver's owner.")
        ]
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
