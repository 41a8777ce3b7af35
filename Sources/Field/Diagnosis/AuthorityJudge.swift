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
        // Where it is known why nothing whole came, or that a denial is none, nothing is left to be told.
        let ofName = ofName(authority).filter { symptom in
            switch symptom.kind {
            case .noAuthority: !ofServers.contains { $0.weight == .fault }
            case .noAddress: !ofServers.contains { $0.kind == .nxdomain }
            default: true
            }
        }
        return interception + ofName + ofServers
    }

    /// Whether a resolver knows addresses all the same: of a name that only its own network has, or over a better way.
    private var isKnownElsewhere: Bool {
        facts.resolvers.contains { resolver in
            resolver.asked.last.contains { !$0.response.addresses(facts.type).isEmpty }
        }
    }

    private var notFound: Symptom {
        let failure = facts.authorityFailure ?? "nobody answers"
        guard facts.authorityFailureCause != .delegation || isKnownElsewhere else { return brokenDelegation(failure) }
        return Symptom(
            .noAuthority, at: .pathToAuthority, as: .undecided,
            """
            Who has the last word on \(facts.name.words) can't be found: \(failure). So what the resolvers say can only be \
            compared with each other.
            """,
            advice: "Let this machine ask port 53 of any server, or name the zone's servers with --authority.")
    }

    private func brokenDelegation(_ failure: String) -> Symptom {
        Symptom(
            .noAuthority, at: .authority,
            "The delegation of \(facts.name.words) leads nobody to an answer: \(failure).",
            advice: """
                Tell the zone's owner: the NS records of the zone above have to name servers that serve the zone \
                (RFC 1912 §2.8).
                """)
    }

    private var interception: [Symptom] {
        guard let proof = proofOfInterception else { return [] }
        return [
            Symptom(
                .intercepted, at: .pathToAuthority,
                """
                Port 53 is intercepted: \(proof). What looks like the authority here may be somebody else.
                """,
                advice: "Ask the network's owner to let DNS queries pass to the servers that they are sent to.")
        ]
    }

    /// Nobody is at TEST-NET-1 (RFC 5737 §4): whoever answers there answers everywhere. And the root's servers never answer as
    /// a resolver does.
    private var proofOfInterception: String? {
        if facts.nobody?.status == .answered { return "an address at which there is no server answered" }
        guard facts.authorityFailureCause == .interception else { return nil }
        return "somebody answers in the place of the root's servers"
    }

    private func ofName(_ authority: AuthorityFacts) -> [Symptom] {
        if expectation.isKnown { return [part, changing].compactMap { $0 } }
        if let denial = expectation.denial { return [nothing(denial, authority.place)] }
        return [
            Symptom(
                .noAuthority, at: .pathToAuthority, as: .undecided,
                """
                No server of the zone gave a whole answer, so it isn't known what a right one is: \(silence(authority)).
                """,
                advice: "Let this machine ask the zone's servers over UDP and TCP, or name others with --authority.")
        ]
    }

    /// The zone has no such name, or no address for it.
    private func nothing(_ denial: Outcome, _ place: AuthorityPlace) -> Symptom {
        let alias = place.aliases.isEmpty ? "" : "\(facts.name.words) is an alias of \(place.name.words), and "
        let what =
            denial == .nxdomain
            ? "there is no such name: \(place.name.words)" : "\(place.name.words) has no \(facts.type.rawValue) record"
        guard !isKnownElsewhere else {
            return Symptom(
                .noAddress, at: .authority, as: .undecided,
                """
                The authority says that \(alias)\(what), and a resolver here knows addresses: the name may be of this \
                network alone, or be new, or be gone.
                """)
        }
        return Symptom(
            .noAddress, at: .authority, "The authority itself says that \(alias)\(what).",
            advice: """
                Correct the name, or publish it. If its owner says that it is there: something before the authority denies \
                it, as a forwarder does that can't handle a large answer.
                """)
    }

    private func silence(_ authority: AuthorityFacts) -> String {
        let words = authority.servers.prefix(3).map { server in
            "\(server.server) " + (server.last.map(\.response).map(\.words).uniqued().joined(separator: ", "))
        }
        return words.isEmpty ? "it has none" : words.joined(separator: "; ")
    }

    private var part: Symptom? {
        guard expectation.isPartOverUDP else { return nil }
        return Symptom(
            .partial, at: .authority,
            """
            The authority passes a part off as the whole over UDP: its answers have fewer addresses than over TCP, and no TC \
            (RFC 2181 §9).
            """,
            advice: "Tell the zone's owner to let the servers set TC, or to give the same number over UDP and TCP.")
    }

    private var changing: Symptom? {
        guard expectation.changes else { return nil }
        let sizes = expectation.sizes
        let most = addressCount(sizes.upperBound)
        let each = sizes.count == 1 ? most : "\(sizes.lowerBound) to \(most)"
        return Symptom(
            .changing, at: .authority, as: .note,
            """
            The authority's answer changes: \(each) at a time, of \(expectation.union.count) that were \
            seen\(expectation.isOfMore ? ", and there are more" : ""). A resolver that gives such a part is right.
            """)
    }
}
