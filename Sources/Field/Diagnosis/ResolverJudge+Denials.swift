internal import Conformance
internal import DNSWire

extension ResolverJudge {
    /// A denial of a name that exists, told by what the resolver says of the same name when something small is asked of it.
    func contradicted(_ symptom: Symptom) -> Symptom {
        guard let existence = resolver.existence?.message else { return symptom }
        if existence.rcode == 0 { return incident(symptom) }
        guard existence.rcode == ResponseCode.nameError else { return symptom }
        return whateverIsAsked(symptom, existence)
    }

    /// The incident of 2018: a large answer becomes NXDOMAIN.
    private func incident(_ symptom: Symptom) -> Symptom {
        let cause = isLarge ? "It turns a large answer into a denial, or a forwarder behind it does." : ""
        return Symptom(
            .nxdomain, at: symptom.hop, as: symptom.weight, of: server, views: symptom.views,
            "\(server) says that there is no such name (NXDOMAIN; \(symptom.views.listed)), where the authority gives \(count). For the same name it has an answer when something small is asked (SOA). \(cause)\(otherwise)",
            advice: [symptom.advice, smaller].filter { !$0.isEmpty }.joined(separator: " "))
    }

    /// RFC 8020: NXDOMAIN holds for every type.
    private func whateverIsAsked(_ symptom: Symptom, _ existence: StrictMessage) -> Symptom {
        let soa = existence.authority.first { $0.type == TypeCode.soa }
        let words =
            "\(server) says that there is no such name (NXDOMAIN; \(symptom.views.listed)), whatever is asked of it, and the authority gives \(count): so it isn't the answer's size."
        guard let soa, soa.ttl > 0 else {
            return Symptom(
                .nxdomain, at: symptom.hop, as: symptom.weight, of: server, views: symptom.views,
                "\(words) It filters the name, or doesn't ask the zone's servers.",
                advice: "Tell the resolver's owner.")
        }
        return Symptom(
            .nxdomain, at: symptom.hop, as: .undecided, of: server, views: symptom.views,
            "\(words) It may have asked before the name was published, and may keep that for \(soa.ttl) s more (RFC 2308 §5), or it filters the name.",
            advice: "Check again when that is over; if it is still so, tell the resolver's owner.")
    }

    /// How many of the addresses fit where nothing but UDP without EDNS gets through.
    private var fitting: Int? {
        guard expectation.aliases == 0 else { return nil }
        let name = facts.authority?.place.name ?? facts.name
        return MessageSize(nameLength: name.length, type: facts.type, edns: true).largestCount(inOctets: 512)
    }

    var isLarge: Bool { fitting.map { $0 < expectation.sizes.upperBound } ?? true }

    /// What the zone's owner can do.
    private var smaller: String {
        guard isLarge, let fitting else { return "" }
        return
            "Fewer addresses may help until it is mended: \(fitting) of this name fit into 512 octets, and `brimful plan \(facts.name.description.dropLast()) --addresses \(expectation.sizes.upperBound)` shows how to serve a part."
    }
}
