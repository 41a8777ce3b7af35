internal import Conformance
internal import DNSWire

/// Denials that were right when the resolver asked (RFC 2308 §5).
extension ResolverJudge {
    /// For how many seconds more a denial is good that the resolver had before it was asked here; nil for another symptom,
    /// and for one that is new, or can't be known to be older.
    func ageingDenial(_ symptom: Symptom) -> UInt32? {
        guard [.nxdomain, .nodata].contains(symptom.kind), symptom.weight == .fault, let fresh = freshDenialTTL else {
            return nil
        }
        let denials = symptom.views.compactMap { resolver.asked[$0]?.message?.startOfAuthority?.ttl }
        guard let most = denials.max(), most > 0, Int(most) + Self.slack < Int(fresh), Self.cap(most) == nil else {
            return nil
        }
        return most
    }

    /// How long a denial of the zone is kept by who has just heard it, in seconds: the smaller one of the SOA record's TTL
    /// and its MINIMUM (RFC 2308 §5).
    private var freshDenialTTL: UInt32? {
        let messages = (facts.authority?.servers ?? []).compactMap(\.ofZone?.message)
        return messages.lazy.compactMap { message in
            message.startOfAuthority.map { min($0.ttl, message.minimum(of: $0)) }
        }.first
    }

    func older(_ symptom: Symptom, _ ttl: UInt32) -> Symptom {
        Symptom(
            symptom.kind, at: symptom.hop, as: .undecided, of: server, views: symptom.views,
            """
            \(symptom.what) It has kept that for some time: it may have asked before they were published, and may keep it for \
            \(ttl) s more (RFC 2308 §5).
            """,
            advice: "Check again when that is over; if it is still so, tell the resolver's owner.")
    }
}

extension StrictMessage {
    /// The SOA record that is the answer, or goes with a negative one.
    fileprivate var startOfAuthority: StrictMessage.Record? {
        (answer + authority).first { $0.type == TypeCode.soa }
    }

    /// The last field of an SOA record's data, in seconds (RFC 1035 §3.3.13).
    fileprivate func minimum(of record: StrictMessage.Record) -> UInt32 {
        data(of: record).suffix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}
