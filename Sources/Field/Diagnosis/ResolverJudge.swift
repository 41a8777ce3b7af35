internal import Conformance
internal import DNSWire

/// What is to be said of one resolver and the ways to it and from it.
struct ResolverJudge {
    let resolver: ResolverFacts
    let facts: Facts
    let expectation: Expectation
    let authority: [Symptom]

    init(_ resolver: ResolverFacts, _ facts: Facts, _ expectation: Expectation, authority: [Symptom]) {
        self.resolver = resolver
        self.facts = facts
        self.expectation = expectation
        self.authority = authority
    }

    var server: ServerAddress { resolver.asked.server }

    var symptoms: [Symptom] {
        let nothing: [Response.Status] = [.closed, .unfinished]
        if resolver.asked.last.allSatisfy({ !$0.response.isFromServer || nothing.contains($0.response.status) }) {
            return [silence, forged].compactMap { $0 }
        }
        let found = (ways + answers + times).map(reasoned) + pool + staleness + clamping
        return found + unexplained(beside: found)
    }

    // MARK: The way to it

    /// What came where nothing of its own did.
    private var forged: Symptom? {
        WayJudge(resolver.asked, needsTCP: false, others: resolver.others).forged(.pathToResolver, .resolver)
    }

    private var ways: [Symptom] {
        let needsTCP = resolver.asked.last.contains { $0.response.isTruncated }
        let judge = WayJudge(resolver.asked, needsTCP: needsTCP, others: resolver.others)
        let ways = judge.symptoms(at: .pathToResolver, owner: "the resolver's owner")
        guard waitsInVain || !judge.muteViews.isEmpty else { return ways.compactMap(traced) }
        let told: [Symptom.Kind] = waitsInVain ? [.udpSize, .tcpClosed, .silent] : [.silent]
        return ways.filter { !told.contains($0.kind) }.compactMap(traced) + [upstreamSilence]
    }

    /// Whether it is silent over TCP, which it serves, and wherever the answer would have to be whole: it waits for somebody.
    private var waitsInVain: Bool {
        resolver.asked[.tcp]?.status == .silent && resolver.itselfOverTCP?.status == .answered
            && !resolver.asked.last.contains { $0.response.isWhole(facts.type) }
    }

    /// What the authority does, too, a forwarder only passes on; and where TCP is open for other questions, it is the zone's
    /// servers that don't answer over it.
    private func traced(_ symptom: Symptom) -> Symptom? {
        if symptom.kind == .ednsMissing, symptom.weight == .note, isOPTLost { return nil }
        if symptom.kind == .udpBlocked, hasExcuse {
            return symptom.told(as: .undecided, "\(symptom.what) It may wait for the zone's servers.")
        }
        let isPassedOn = authority.contains { $0.weight == .fault && $0.kind == symptom.kind }
        let isUpstream = symptom.kind == .tcpClosed && resolver.itselfOverTCP?.status == .answered
        guard isPassedOn || isUpstream else { return symptom }
        let what = "\(symptom.what) \(isUpstream ? "It answers other questions over TCP." : "So does the authority.")"
        return Symptom(
            symptom.kind, at: .upstream, as: isPassedOn ? .note : symptom.weight, of: server, views: symptom.views,
            what,
            advice: isPassedOn ? "" : "Tell the resolver's owner: it has to reach the zone's servers over TCP port 53.")
    }

    /// Whether the authority's truncated answers came without an OPT record, or so cut that none can be seen: a forwarder
    /// passes them on as they are, and says nothing of itself by that.
    private var isOPTLost: Bool {
        let servers = facts.authority?.servers ?? []
        let truncated = servers.flatMap(\.last).filter { $0.view.udpPayloadSize != nil && $0.response.isTruncated }
        return truncated.contains { $0.response.message?.edns == nil }
    }

    // MARK: What it can't help

    /// Where it isn't known that there is an answer, nobody can be blamed for waiting for it.
    var isExcused: Bool { hasExcuse || (!expectation.isKnown && expectation.denial == nil) }

    /// Whether the authority or the way to it is at fault as seen from here, too: then an error is all that a resolver can
    /// say.
    var hasExcuse: Bool {
        authority.contains { $0.weight == .fault && ![.changing, .noAddress].contains($0.kind) }
    }

    /// What is added to what a resolver can't help.
    var consequence: String { hasExcuse ? " That follows from what is wrong with the authority or the way to it." : "" }

    // MARK: Time

    private var times: [Symptom] {
        let ttls = resolver.asked.last.compactMap { $0.response.ttl(facts.type) }
        guard let ttl = ttls.max(), let most = expectation.ttl, expectation.isKnown, ttl > most else { return [] }
        return [
            Symptom(
                .ttlRaised, at: .resolver, as: .note, of: server,
                """
                \(server) keeps the answer for \(ttl) s, and the authority says \(most) s: changes arrive late (RFC 2181 §8).
                """,
                advice: "Ask the resolver's owner to lower its least TTL.")
        ]
    }
}
