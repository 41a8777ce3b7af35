internal import Conformance
internal import DNSWire

extension ResolverJudge {
    /// What is wrong with what it says, each kind once, with the views in which it shows.
    var answers: [Symptom] {
        guard expectation.isKnown else { return unmeasured }
        return denials + errors + parts + foreign + [broken, overTCP, unstable].compactMap { $0 }
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

    var otherwise: String {
        let whole = views(.complete)
        return whole.isEmpty ? "" : " It gives all of them otherwise (\(whole.listed))."
    }

    // MARK: Denials

    /// An existing name is denied: the incident of 2018.
    private var denials: [Symptom] {
        let kinds: [(Outcome, Symptom.Kind, String)] = [
            (.nxdomain, .nxdomain, "there is no such name (NXDOMAIN)"), (.nodata, .nodata, "the name has no address"),
        ]
        return kinds.compactMap { outcome, kind, words in
            let views = views(outcome)
            return views.isEmpty ? nil : denial(kind, words, views)
        }
    }

    private func denial(_ kind: Symptom.Kind, _ words: String, _ views: [View]) -> Symptom {
        // A resolver passes on what the authority itself says over one of the ways.
        let isPassedOn = authority.contains { $0.kind == kind && $0.weight == .fault }
        return Symptom(
            kind, at: isPassedOn ? .authority : .resolver, as: isPassedOn ? .note : .fault, of: server, views: views,
            "\(server) says that \(words), and the authority has \(count) (\(views.listed)).\(otherwise)",
            advice: isPassedOn ? "" : "Tell the resolver's owner: \(rightBehaviour).")
    }

    /// What a resolver that denies an existing name should have done instead.
    private var rightBehaviour: String {
        if authority.contains(where: { $0.kind == .ednsMissing && $0.weight == .fault }) {
            return "BADVERS from the zone's servers doesn't mean that there are no addresses (RFC 6891 §6.1.3)"
        }
        guard isLarge else { return "a name that has addresses must not be answered as if it had none" }
        return """
            a large answer must never become a denial; it, or a forwarder behind it, has to take answers over TCP when TC is \
            set (RFC 7766 §5)
            """
    }

    // MARK: What can't be read, or isn't the whole

    private var broken: Symptom? {
        guard resolver.asked.cutOctets == nil else { return nil }
        let broken = resolver.asked.last.filter { $0.response.isUnreadable }
        guard case .unreadable(let why)? = broken.first?.response.status else { return nil }
        let views = broken.map(\.view)
        // Who hands on what it gets as it is hands on what is cut before it.
        guard !authority.contains(where: { $0.kind == .malformed && $0.weight == .fault }) else {
            return Symptom(
                .malformed, at: .upstream, as: .note, of: server, views: views,
                """
                \(server) hands on broken messages (\(views.listed)): \(why). So does the authority, or the way to it.
                """)
        }
        return Symptom(
            .malformed, at: .resolver, of: server, views: views,
            "\(server), or something before it, sends broken messages (\(views.listed)): \(why).",
            advice: "Tell the resolver's owner and whoever runs the firewall; one that cuts UDP answers does this.")
    }

    private var overTCP: Symptom? {
        let views = resolver.asked.last.filter { $0.response.isTruncated && $0.response.transport == .tcp }.map(\.view)
        guard !views.isEmpty else { return nil }
        return Symptom(
            .truncated, at: hasExcuse ? .authority : .resolver, as: hasExcuse ? .note : .fault, of: server,
            views: views, "\(server) says TC over TCP as well, where 65535 octets fit (\(views.listed)).\(consequence)",
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
