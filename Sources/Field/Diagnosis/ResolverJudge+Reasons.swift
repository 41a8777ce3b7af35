internal import Conformance
internal import DNSWire

extension ResolverJudge {
    /// Every response whose words count.
    var responses: [Response] {
        resolver.asked.last.map(\.response) + [resolver.asked.small, resolver.again].compactMap { $0 }
    }

    /// Why the resolver answers as it does, in its own words (RFC 8914).
    var extendedErrors: [ExtendedError] { responses.flatMap(\.extendedErrors).uniqued() }

    /// A symptom with what the resolver says of it; one that it has a reason of its own for becomes another.
    func reasoned(_ symptom: Symptom) -> Symptom {
        let answers: [Symptom.Kind] = [.nxdomain, .nodata, .servfail, .refused, .partial, .foreign, .dnssec]
        guard answers.contains(symptom.kind), symptom.weight != .note else { return symptom }
        if let reason = extendedErrors.first(where: { $0.matter == .withheld }) { return withheld(symptom, reason) }
        if let reason = extendedErrors.first(where: { $0.matter == .stale }) { return stale(symptom, reason) }
        if let overdue = facts.overdue[resolver.asked.server], symptom.kind == .foreign {
            return outlived(symptom, overdue)
        }
        if symptom.kind == .servfail, let reason = extendedErrors.first(where: { $0.matter == .signatures }) {
            return unbelieved(symptom, reason)
        }
        if let ttl = ageingDenial(symptom) { return told(older(symptom, ttl)) }
        if symptom.kind == .nxdomain { return told(contradicted(symptom)) }
        return told(symptom)
    }

    /// With the reason that the resolver gives.
    private func told(_ symptom: Symptom) -> Symptom {
        guard let reason = extendedErrors.first else { return symptom }
        return Symptom(
            symptom.kind, at: symptom.hop, as: symptom.weight, of: server, views: symptom.views,
            "\(symptom.what) It says why: \(reason.words).", advice: symptom.advice)
    }

    /// Not a fault of size: somebody decided so.
    private func withheld(_ symptom: Symptom, _ reason: ExtendedError) -> Symptom {
        Symptom(
            .withheld, at: .resolver, of: server, views: symptom.views,
            "\(server) keeps the name from whoever asks, on purpose (\(symptom.views.listed)). It says why: \(reason.words).",
            advice:
                "Ask the resolver's owner to take the name off the list; how many addresses it has is of no account.")
    }

    private func stale(_ symptom: Symptom, _ reason: ExtendedError) -> Symptom {
        Symptom(
            .stale, at: .upstream, of: server, views: symptom.views,
            "\(server) answers with what is over its TTL, because it gets nothing new of the zone's servers (RFC 8767), and that isn't right any more (\(symptom.views.listed)). It says so: \(reason.words).",
            advice: Self.upstreamAdvice)
    }

    static let upstreamAdvice =
        "Tell the resolver's owner: it has to reach the zone's servers, over UDP with fragments and over TCP port 53."

    private func unbelieved(_ symptom: Symptom, _ reason: ExtendedError) -> Symptom {
        Symptom(
            .dnssec, at: .upstream, as: .undecided, of: server, views: symptom.views,
            "\(server) answers SERVFAIL, because it doesn't believe the zone's DNSSEC (\(symptom.views.listed)). It says why: \(reason.words). Whether the zone or the resolver's clock or trust anchor is wrong can't be told from here.",
            advice: "Tell the zone's owner and the resolver's owner.")
    }

    /// The same addresses after the time that they were good for.
    private func outlived(_ symptom: Symptom, _ overdue: Duration) -> Symptom {
        Symptom(
            .stale, at: .resolver, of: server, views: symptom.views,
            "\(server) still gives addresses that the authority doesn't, \(overdue.components.seconds) s after their TTL was over: it keeps an old answer (\(symptom.views.listed)).",
            advice: "Tell the resolver's owner: an answer must not be kept for longer than its TTL (RFC 1035 §3.2.1).")
    }

    /// What is right, and over its TTL all the same, again and again.
    var staleness: [Symptom] {
        guard let again = resolver.again, let reason = again.extendedErrors.first(where: { $0.matter == .stale }),
            expectation.isPossible(Set(again.addresses(facts.type)))
        else { return [] }
        return [
            Symptom(
                .stale, at: .upstream, as: hasExcuse ? .note : .fault, of: server,
                "\(server) has the whole answer only of old: it is over its TTL, and nothing new comes of the zone's servers (RFC 8767). It says so: \(reason.words). When it forgets that, too, the name is gone.",
                advice: hasExcuse ? "" : Self.upstreamAdvice)
        ]
    }
}

extension Response {
    /// Whether the server says itself that the answer is over its TTL (RFC 8914 §4.4).
    var isStale: Bool { extendedErrors.contains { $0.matter == .stale } }
}
