internal import Conformance
internal import DNSWire

extension ResolverJudge {
    /// What is wrong with what it says, each kind once, with the views in which it shows.
    var answers: [Symptom] {
        guard expectation.isKnown else { return unmeasured }
        return denials + errors + parts + foreign + broken + [overTCP, unstable].compactMap { $0 }
    }

    func grade(_ view: View, _ response: Response) -> Grade {
        Grade(response, view, expectation, type: facts.type)
    }

    func views(_ outcome: Outcome) -> [View] {
        resolver.asked.last.filter { $0.response.status == .answered && grade($0.view, $0.response).outcome == outcome }
            .map(\.view)
    }

    var count: String {
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
                kind, at: isPassedOn ? .authority : .resolver, as: isPassedOn ? .note : .fault, of: server,
                views: views,
                "\(server) says that \(words), and the authority has \(count) (\(views.listed)).\(otherwise)",
                advice: isPassedOn
                    ? ""
                    : "Tell the resolver's owner: a large answer must never become a denial; it, or a forwarder behind it, has to take answers over TCP when TC is set (RFC 7766 §5)."
            )
        }
    }

    var otherwise: String {
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
                    advice:
                        "Ask the resolver's owner to serve this network, or take it out of this machine's resolvers."))
        }
        return symptoms
    }

    private func failure(_ views: [View]) -> Symptom {
        let isOnlyUnchecked = resolver.asked[.tcp]?.addresses(facts.type).isEmpty != false
        if isOnlyUnchecked, resolver.unchecked?.addresses(facts.type).isEmpty == false {
            return Symptom(
                .dnssec, at: .upstream, as: .undecided, of: server, views: views,
                "\(server) answers SERVFAIL, and gives addresses when it isn't to check signatures: it doesn't believe the zone's DNSSEC (\(views.listed)). Whether the zone or the resolver's clock or trust anchor is wrong can't be told from here.",
                advice: "Tell the zone's owner and the resolver's owner.")
        }
        if expectation.aliases >= Self.manyAliases, !hasExcuse { return tooManyAliases(views) }
        let others = resolver.root?.rcode == 0 ? "It answers other questions, so" : "It answers nothing else either, so"
        let place: Symptom.Hop = resolver.root?.rcode == 0 ? .upstream : .resolver
        return Symptom(
            .servfail, at: place, as: hasExcuse ? .note : .fault, of: server, views: views,
            "\(server) answers SERVFAIL, and the authority has \(count) (\(views.listed)). \(others) it \(place == .upstream ? "gets no whole answer of the zone's servers" : "is out of order").\(otherwise)",
            advice: hasExcuse
                ? ""
                : "Tell the resolver's owner: large answers have to reach it, over UDP with fragments and over TCP port 53."
        )
    }

    /// Resolvers follow 8 to 16 aliases; no RFC says how many they must.
    private static let manyAliases = 8

    private func tooManyAliases(_ views: [View]) -> Symptom {
        Symptom(
            .servfail, at: .resolver, of: server, views: views,
            "\(server) answers SERVFAIL, and the authority has \(count) behind \(expectation.aliases) aliases (\(views.listed)): resolvers give up on so many.",
            advice: "Tell the zone's owner to let the name lead to its addresses over fewer CNAME records.")
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
            .truncated, at: hasExcuse ? .authority : .resolver, as: hasExcuse ? .note : .fault, of: server,
            views: views,
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
}
