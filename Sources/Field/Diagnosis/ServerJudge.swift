internal import Conformance
internal import DNSWire

/// What is to be said of one of the authority's servers, as this machine reaches it.
struct ServerJudge {
    private let server: ServerFacts
    private let expectation: Expectation
    private let type: RecordType

    init(_ server: ServerFacts, _ facts: Facts, _ expectation: Expectation) {
        self.server = server
        self.expectation = expectation
        type = facts.type
    }

    var symptoms: [Symptom] {
        if server.last.allSatisfy({ !$0.response.isFromServer }) { return [outOfReach] }
        return ways.symptoms(at: .pathToAuthority, owner: "the zone's owner") + denials + errors + lies + impostors
    }

    private var ways: WayJudge { WayJudge(server, needsTCP: needsTCP) }

    /// Whether somebody can't get the whole answer over UDP.
    private var needsTCP: Bool { server.last.contains { $0.response.isTruncated } }

    /// One of several that is silent from here may be well elsewhere.
    private var outOfReach: Symptom {
        Symptom(
            .silent, at: .pathToAuthority, as: .note, of: server.server,
            "\(server.server), which serves the zone, can't be asked from here: it \(server.last.first?.response.words ?? "doesn't answer")."
        )
    }

    /// It has the name over one way and denies it over another: a forwarder on the way, or a server that isn't right.
    private var denials: [Symptom] {
        guard expectation.isKnown else { return [] }
        return [
            (Outcome.nxdomain, Symptom.Kind.nxdomain, "there is no such name"),
            (.nodata, .nodata, "there is no address"),
        ]
        .compactMap { outcome, kind, words in
            let views = views(outcome)
            guard !views.isEmpty else { return nil }
            return Symptom(
                kind, at: .authority, of: server.server, views: views,
                "The authority's server \(server.server), or something before it, says that \(words) (\(views.listed)), and over another way that there is.",
                advice: "Tell the zone's owner: no resolver can get the name right.")
        }
    }

    private var errors: [Symptom] {
        var symptoms: [Symptom] = []
        let failing = views(.servfail) + refusing
        if !failing.isEmpty, !isEDNSRefusal(failing) {
            symptoms.append(
                Symptom(
                    .servfail, at: .authority, of: server.server, views: failing,
                    "The authority's server \(server.server) answers with an error (\(failing.listed)).",
                    advice: "Tell the zone's owner."))
        }
        let broken = server.last.filter { if case .unreadable = $0.response.status { true } else { false } }
        if let first = broken.first, case .unreadable(let why) = first.response.status {
            symptoms.append(
                Symptom(
                    .malformed, at: .authority, of: server.server, views: broken.map(\.view),
                    "The authority's server \(server.server), or something before it, sends broken messages (\(broken.map(\.view).listed)): \(why).",
                    advice: "Tell the zone's owner; a firewall that cuts UDP answers does this, too."))
        }
        return symptoms
    }

    private var refusing: [View] {
        server.last.filter { $0.response.rcode == Int(ResponseCode.refused) }.map(\.view)
    }

    /// Errors that only queries with EDNS get have their own symptom.
    private func isEDNSRefusal(_ views: [View]) -> Bool { views.allSatisfy { $0.udpPayloadSize != nil } }

    private var lies: [Symptom] {
        let stillTruncated = server.last.filter { $0.response.isTruncated && $0.response.transport == .tcp }.map(\.view)
        guard !stillTruncated.isEmpty else { return [] }
        return [
            Symptom(
                .truncated, at: .authority, of: server.server, views: stillTruncated,
                "The authority's server \(server.server) says TC over TCP as well, where everything fits.",
                advice: "Tell the zone's owner: nobody can get the whole answer.")
        ]
    }

    /// An authority sets AA (RFC 1035 §4.1.1); whoever doesn't has no last word.
    private var impostors: [Symptom] {
        let views = server.last.filter { $0.response.isWhole(type) && $0.response.message?.flags.aa == false }.map(
            \.view)
        guard !views.isEmpty else { return [] }
        return [
            Symptom(
                .intercepted, at: .pathToAuthority, as: .undecided, of: server.server, views: views,
                "\(server.server) doesn't answer as an authority does, without AA (\(views.listed)): it is a resolver, or somebody answers in its place. So what is right isn't known for sure.",
                advice:
                    "Name the zone's own servers with --authority, or ask the network's owner to let DNS queries pass.")
        ]
    }

    private func views(_ outcome: Outcome) -> [View] {
        server.last.filter { Grade($0.response, $0.view, expectation, type: type).outcome == outcome }
            .filter { $0.response.status == .answered }.map(\.view)
    }
}
