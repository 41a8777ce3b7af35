internal import Conformance
internal import DNSWire

extension ResolverJudge {
    /// SERVFAIL, REFUSED, and what no query without EDNS should get.
    var errors: [Symptom] {
        let (failing, refusing) = (views(.servfail), views(.refused))
        return (failing.isEmpty ? [] : [failure(failing)]) + (refusing.isEmpty ? [] : [refusal(refusing)])
            + [otherError].compactMap { $0 }
    }

    /// FORMERR and the like, which a forwarder passes on that makes nothing of it; those to EDNS have a symptom of their own.
    private var otherError: Symptom? {
        let odd = resolver.asked.last.filter { view, response in
            view.udpPayloadSize == nil && response.status == .answered && grade(view, response).outcome == .malformed
        }
        let names = odd.compactMap(\.response.rcodeName).uniqued()
        guard !names.isEmpty else { return nil }
        let views = odd.map(\.view)
        return Symptom(
            .refused, at: .resolver, as: hasExcuse ? .note : .fault, of: server, views: views,
            """
            \(server) answers \(names.joined(separator: ", ")) to plain queries, and the authority has \(count) (\(views.listed)).\(consequence)
            """,
            advice: hasExcuse ? "" : advice(onErrors: odd.map(\.response)))
    }

    private func advice(onErrors errors: [Response]) -> String {
        guard errors.contains(where: \.stumblesOverEDNS) else { return "Tell the resolver's owner." }
        return
            "Tell the resolver's owner: a server that doesn't take EDNS can be asked again without (RFC 6891 §6.2.2)."
    }

    private func refusal(_ views: [View]) -> Symptom {
        Symptom(
            .refused, at: .resolver, of: server, views: views,
            "\(server) refuses to answer this machine (\(views.listed)).",
            advice: "Ask the resolver's owner to serve this network, or take it out of this machine's resolvers.")
    }

    private func failure(_ views: [View]) -> Symptom {
        if isOnlyUnsigned { return signatures(views) }
        if !hasExcuse, let cause = ownCause(of: views) { return failing(.servfail, "answers SERVFAIL", views, cause) }
        return Symptom(
            .servfail, at: knowsOthers ? .upstream : .resolver, as: hasExcuse ? .note : .fault, of: server,
            views: views,
            "\(server) answers SERVFAIL, and the authority has \(count) (\(views.listed)). \(place)\(otherwise)\(consequence)",
            advice: hasExcuse ? "" : "Tell the resolver's owner: \(remedy).")
    }

    /// Whether it has an answer to something small of the same name: then its size makes the difference, or its number.
    var knowsTheName: Bool { [0, Int(ResponseCode.nameError)].contains(resolver.existence?.rcode) }

    /// What it says of itself is of no account: for that it needs nobody.
    private var knowsOthers: Bool {
        knowsTheName || resolver.root?.rcode == 0
            || resolver.probes.contains { $0.answers.contains { $0.response.rcode == 0 } }
    }

    private var place: String {
        if knowsTheName {
            return """
                When something small is asked of the same name (SOA) it answers: it gets no whole answer of the zone's servers.
                """
        }
        return knowsOthers
            ? "It answers other questions, and nothing about this name: it gets no answer of the zone's servers."
            : "It answers nothing else either, so it is out of order."
    }

    private var remedy: String {
        if knowsTheName { return "large answers have to reach it, over UDP with fragments and over TCP port 53" }
        return knowsOthers ? "the answers of the zone's servers have to reach it" : "it answers nothing but SERVFAIL"
    }

    /// Whether it gives addresses when it isn't to check signatures, and none otherwise.
    private var isOnlyUnsigned: Bool {
        resolver.asked[.tcp]?.addresses(facts.type).isEmpty != false
            && resolver.unchecked?.addresses(facts.type).isEmpty == false
    }

    private func signatures(_ views: [View]) -> Symptom {
        Symptom(
            .dnssec, at: .upstream, as: .undecided, of: server, views: views,
            """
            \(server) answers SERVFAIL, and gives addresses when it isn't to check signatures: it doesn't believe the zone's \
            DNSSEC (\(views.listed)). Whether the zone or the resolver's clock or trust anchor is wrong can't be told from \
            here.
            """,
            advice: "Tell the zone's owner and the resolver's owner.")
    }
}
