internal import Conformance
internal import DNSWire

/// What is to be said of what programs on this machine get.
struct ProgramJudge {
    private let facts: Facts
    private let expectation: Expectation
    private let resolvers: [Symptom]
    private let authority: [Symptom]

    init(_ facts: Facts, _ expectation: Expectation, resolvers: [Symptom], authority: [Symptom]) {
        self.facts = facts
        self.expectation = expectation
        self.resolvers = resolvers
        self.authority = authority
    }

    var symptoms: [Symptom] {
        guard let lookup = facts.lookup else { return [] }
        return ofLookup(lookup) + cache
    }

    private func ofLookup(_ lookup: StubLookup) -> [Symptom] {
        if isFromHosts(lookup) {
            return [
                symptom(
                    .note,
                    "Programs on this machine get \(addressCount(lookup.addresses.count)) for the name from /etc/hosts, and never ask the DNS.",
                    advice: "")
            ]
        }
        guard let trouble = trouble(lookup) else { return [] }
        if let way = facts.programsWay, !way.leadsToDNS {
            return [
                symptom(
                    .fault,
                    "Programs on this machine \(trouble): /etc/nsswitch.conf lets them ask \(way.services.joined(separator: ", ")), and never the DNS.",
                    advice: "Add dns to the line hosts: of /etc/nsswitch.conf.")
            ]
        }
        if isExplained {
            return [symptom(.note, "Programs on this machine \(trouble). That follows from the above.", advice: "")]
        }
        guard own.contains(where: isWhole) else {
            return [symptom(.undecided, "Programs on this machine \(trouble). Why can't be told.", advice: "")]
        }
        return [unexplained(trouble)]
    }

    private func unexplained(_ trouble: String) -> Symptom {
        let services = facts.programsWay?.services ?? []
        let way = services.isEmpty ? "" : " They ask \(services.joined(separator: ", ")) (/etc/nsswitch.conf)."
        return symptom(
            .fault,
            "Programs on this machine \(trouble), though a resolver of this machine gives the whole answer.\(way)",
            advice: "Look at /etc/nsswitch.conf and /etc/resolv.conf of this machine, and at its C library.")
    }

    /// All that programs get is there: the file has the first word where it is asked first, and it mostly is.
    private func isFromHosts(_ lookup: StubLookup) -> Bool {
        guard let hosts = facts.programsWay?.hosts, !lookup.addresses.isEmpty else { return false }
        return hosts.isSuperset(of: lookup.addresses)
    }

    /// A cache may hold what nobody else does any more.
    private var cache: [Symptom] {
        guard facts.programsWay?.hasCache == true else { return [] }
        return [
            symptom(
                .note,
                "nscd answers programs on this machine, and keeps its answers: what they get may be older than what the resolvers say.",
                advice: "")
        ]
    }

    private func symptom(_ weight: Symptom.Weight, _ what: String, advice: String) -> Symptom {
        Symptom(.programs, at: .stub, as: weight, what, advice: advice)
    }

    private var own: [ResolverFacts] { facts.resolvers.filter { $0.known.origin == .resolvConf } }

    private func isWhole(_ resolver: ResolverFacts) -> Bool {
        resolver.asked[.stub]?.isWhole(facts.type) == true
    }

    /// The machine's own resolvers are at fault, or the authority is.
    private var isExplained: Bool {
        let servers = Set(own.map(\.asked.server.description))
        let faults = (resolvers + authority).filter { $0.weight != .note || $0.kind == .servfail }
        return faults.contains { symptom in symptom.server.map(servers.contains) ?? true }
            || authority.contains { $0.weight == .fault }
    }

    /// What is wrong with what programs get; nil where it is as it should be.
    private func trouble(_ lookup: StubLookup) -> String? {
        if let error = lookup.error {
            if expectation.denial != nil { return nil }
            return error == StubLookup.noEnd ? "wait for the name without end" : "get \(error) for the name"
        }
        guard expectation.isKnown else { return nil }
        let given = Set(lookup.addresses)
        if expectation.isPossible(given) { return nil }
        let strange = given.subtracting(expectation.union)
        if let example = strange.map(\.description).min() {
            return "get \(addressCount(strange.count)) that the authority doesn't give, such as \(example)"
        }
        return "get \(given.count) of \(addressCount(expectation.union.count))"
    }
}
