internal import Conformance
internal import DNSWire

/// What is to be said of the authority and the way to it.
struct AuthorityJudge {
    private let facts: Facts
    private let expectation: Expectation

    init(_ facts: Facts, _ expectation: Expectation) {
        self.facts = facts
        self.expectation = expectation
    }

    var symptoms: [Symptom] {
        guard let authority = facts.authority else { return [notFound] + interception }
        let ofServers = authority.servers.flatMap { ServerJudge($0, facts, expectation).symptoms }
        // Where it is known why nothing whole came, nothing is left to be told.
        let ofName = ofName(authority).filter { symptom in
            symptom.kind != .noAuthority || !ofServers.contains { $0.weight == .fault }
        }
        return interception + ofName + ofServers
    }

    private var notFound: Symptom {
        Symptom(
            .noAuthority, at: .pathToAuthority, as: .undecided,
            "Who has the last word on \(facts.name) can't be found: \(facts.authorityFailure ?? "nobody answers"). So what the resolvers say can only be compared with each other.",
            advice: "Let this machine ask port 53 of any server, or name the zone's servers with --authority.")
    }

    /// Nobody is at TEST-NET-1 (RFC 5737 §3): whoever answers there answers everywhere.
    private var interception: [Symptom] {
        guard let nobody = facts.nobody, nobody.status == .answered else { return [] }
        return [
            Symptom(
                .intercepted, at: .pathToAuthority,
                "Port 53 is intercepted: an address at which there is no server answered. What looks like the authority here may be somebody else.",
                advice: "Ask the network's owner to let DNS queries pass to the servers that they are sent to.")
        ]
    }

    private func ofName(_ authority: AuthorityFacts) -> [Symptom] {
        if expectation.isKnown { return ofAnswer(authority) }
        if let denial = expectation.denial {
            let what = denial == .nxdomain ? "there is no such name" : "the name has no \(facts.type.rawValue) record"
            return [
                Symptom(
                    .noAddress, at: .authority, "The authority itself says that \(what): \(authority.place.name).",
                    advice: "Correct the name, or publish it.")
            ]
        }
        return [
            Symptom(
                .noAuthority, at: .pathToAuthority, as: .undecided,
                "No server of the zone gave a whole answer, so it isn't known what a right one is: \(silence(authority)).",
                advice: "Let this machine ask the zone's servers over UDP and TCP, or name others with --authority.")
        ]
    }

    private func silence(_ authority: AuthorityFacts) -> String {
        let words = authority.servers.prefix(3).map { server in
            "\(server.server) " + (server.last.map(\.response).map(\.words).uniqued().joined(separator: ", "))
        }
        return words.isEmpty ? "it has none" : words.joined(separator: "; ")
    }

    private func ofAnswer(_ authority: AuthorityFacts) -> [Symptom] {
        var symptoms: [Symptom] = []
        if expectation.isPartOverUDP {
            symptoms.append(
                Symptom(
                    .partial, at: .authority,
                    "The authority passes a part off as the whole over UDP: its answers have fewer addresses than over TCP, and no TC (RFC 2181 §9).",
                    advice:
                        "Tell the zone's owner to let the servers set TC, or to give the same number over UDP and TCP.")
            )
        }
        if expectation.changes {
            let sizes = expectation.sizes
            let each = sizes.count == 1 ? "\(sizes.lowerBound)" : "\(sizes.lowerBound) to \(sizes.upperBound)"
            symptoms.append(
                Symptom(
                    .changing, at: .authority, as: .note,
                    "The authority's answer changes: \(each) addresses at a time, of \(expectation.union.count) that were seen\(expectation.isOfMore ? ", and there are more" : ""). A resolver that gives such a part is right."
                ))
        }
        return symptoms
    }
}

extension Response {
    /// What came, in a few words.
    var words: String {
        switch status {
        case .silent: "doesn't answer over \(transport == .udp ? "UDP" : "TCP")"
        case .refusedConnection: "has nothing that listens on \(transport == .udp ? "UDP" : "TCP")"
        case .closed: "closes TCP connections"
        case .unreachable(let why): "can't be reached (\(why))"
        case .unreadable: "answers with broken messages"
        case .answered: isTruncated ? "answers with TC=1" : "answers \(ResponseCode.name(rcode ?? 0))"
        }
    }
}
