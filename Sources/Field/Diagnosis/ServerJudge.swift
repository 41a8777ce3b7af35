internal import Conformance
internal import DNSWire

/// What is to be said of one of the authority's servers, as this machine reaches it.
struct ServerJudge {
    let server: ServerFacts
    let expectation: Expectation
    let type: RecordType

    init(_ server: ServerFacts, _ facts: Facts, _ expectation: Expectation) {
        self.server = server
        self.expectation = expectation
        type = facts.type
    }

    var symptoms: [Symptom] {
        if server.last.allSatisfy({ !$0.response.isFromServer }) {
            return [isAlive ? dumb : outOfReach, ways.forged(.pathToAuthority, .authority)].compactMap { $0 }
        }
        let ofAnswers = denials + [failing, refusing, broken, stillTruncated, impostor].compactMap { $0 }
        return ways.symptoms(at: .pathToAuthority, owner: "the zone's owner") + ofAnswers
    }

    private var ways: WayJudge { WayJudge(server, needsTCP: needsTCP, others: [server.ofZone].compactMap { $0 }) }

    /// Whether somebody can't get the whole answer over UDP.
    private var needsTCP: Bool { server.last.contains { $0.response.isTruncated } }

    private var isAlive: Bool { server.ofZone?.status == .answered }

    /// It answers for its zone, and never this question: as load balancers do that know A records only (RFC 4074 §4.1).
    private var dumb: Symptom {
        Symptom(
            .silent, at: .authority, of: server.server, views: server.last.map(\.view),
            """
            The authority's server \(server.server) answers for its zone, and never when it is asked for this name's \
            \(type.rawValue) records.
            """,
            advice: """
                Tell the zone's owner: what isn't there has to be answered with NOERROR and no records (RFC 4074 §3). \
                Something before the server that drops the answer for its size does this, too.
                """)
    }

    /// One of several that is silent from here may be well elsewhere.
    private var outOfReach: Symptom {
        let how = server.last.first?.response.words ?? "doesn't answer"
        return Symptom(
            .silent, at: .pathToAuthority, as: .note, of: server.server,
            "\(server.server), which serves the zone, can't be asked from here: it \(how).")
    }

    private var failing: Symptom? {
        let views = views(.servfail)
        guard !views.isEmpty else { return nil }
        return Symptom(
            .servfail, at: .authority, of: server.server, views: views,
            """
            The authority's server \(server.server), or something before it, answers SERVFAIL (\(views.listed)): it knows \
            the zone and can't answer, or can't handle its own answer.
            """,
            advice: "Tell the zone's owner.")
    }

    /// REFUSED, or another error that isn't about EDNS, which has its own symptom.
    private var refusing: Symptom? {
        let refusing = server.last.filter { view, response in
            guard let code = response.rcode, response.status == .answered else { return false }
            return code == Int(ResponseCode.refused) || (isOther(code) && view.udpPayloadSize == nil)
        }
        guard let code = refusing.first?.response.rcode else { return nil }
        let views = refusing.map(\.view)
        guard Self.lame.contains(code) else { return erring(refusing.compactMap(\.response.rcodeName), views) }
        return Symptom(
            .refused, at: .authority, of: server.server, views: views,
            """
            The authority's server \(server.server) answers \(ResponseCode.name(code)) (\(views.listed)): it doesn't serve \
            the zone that it is said to (a lame delegation), or doesn't serve this machine.
            """,
            advice: "Tell the zone's owner: servers that the zone above names have to serve the zone (RFC 1912 §2.8).")
    }

    /// REFUSED and NOTAUTH: what servers say of zones that they don't have.
    private static let lame = [ResponseCode.refused, ResponseCode.notAuthoritative].map(Int.init)

    private func erring(_ names: [String], _ views: [View]) -> Symptom {
        Symptom(
            .refused, at: .authority, of: server.server, views: views,
            """
            The authority's server \(server.server), or something before it, answers \
            \(names.uniqued().joined(separator: ", ")) to plain queries (\(views.listed)).
            """,
            advice: "Tell the zone's owner: no resolver can get an answer.")
    }

    private func isOther(_ code: Int) -> Bool {
        ![0, Int(ResponseCode.serverFailure), Int(ResponseCode.nameError)].contains(code)
    }

    private var broken: Symptom? {
        guard server.cutOctets == nil else { return nil }
        let broken = server.last.filter { $0.response.isUnreadable }
        guard case .unreadable(let why)? = broken.first?.response.status else { return nil }
        let views = broken.map(\.view)
        return Symptom(
            .malformed, at: .authority, of: server.server, views: views,
            """
            The authority's server \(server.server), or something before it, sends broken messages (\(views.listed)): \(why).
            """,
            advice: "Tell the zone's owner; a firewall that cuts UDP answers does this, too.")
    }

    private var stillTruncated: Symptom? {
        let views = server.last.filter { $0.response.isTruncated && $0.response.transport == .tcp }.map(\.view)
        guard !views.isEmpty else { return nil }
        return Symptom(
            .truncated, at: .authority, of: server.server, views: views,
            "The authority's server \(server.server) says TC over TCP as well, where 65535 octets fit.",
            advice: "Tell the zone's owner: nobody can get the whole answer.")
    }

    /// An authority sets AA (RFC 1035 §4.1.1); whoever doesn't has no last word.
    private var impostor: Symptom? {
        let views = server.last.filter { $0.response.isWhole(type) && $0.response.message?.flags.aa == false }
            .map(\.view)
        guard !views.isEmpty else { return nil }
        return Symptom(
            .intercepted, at: .pathToAuthority, as: .undecided, of: server.server, views: views,
            """
            \(server.server) doesn't answer as an authority does, without AA (\(views.listed)): it is a resolver, or \
            somebody answers in its place. So what is right isn't known for sure.
            """,
            advice: "Name the zone's own servers with --authority, or ask the network's owner to let DNS queries pass.")
    }

    func views(_ outcome: Outcome) -> [View] {
        server.last.filter { Grade($0.response, $0.view, expectation, type: type).outcome == outcome }
            .filter { $0.response.status == .answered }.map(\.view)
    }
}
