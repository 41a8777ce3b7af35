internal import Conformance
internal import DNSWire

/// Why a resolver has no answer where everybody else has one, as far as the answer itself shows it: then it isn't the way to
/// the zone's servers that has to be mended.
extension ResolverJudge {
    struct OwnCause {
        /// What goes on with "and the authority has 40 addresses".
        let what: String
        let advice: String
    }

    /// Nil where nothing about the answer is unusual.
    func ownCause(of views: [View]) -> OwnCause? {
        if expectation.aliases >= Self.manyAliases { return manyAliases }
        if isCutByAuthority { return Self.cut }
        if isRefusedWithEDNS { return Self.refused }
        return hasManyRecords && isQuick(views) ? manyRecords : nil
    }

    func failing(_ kind: Symptom.Kind, _ does: String, _ views: [View], _ cause: OwnCause) -> Symptom {
        Symptom(
            kind, at: .resolver, of: server, views: views,
            "\(server) \(does), and the authority has \(count) \(cause.what) (\(views.listed)).\(otherwise)",
            advice: cause.advice)
    }

    // MARK: Aliases

    /// Resolvers follow 8 to 16 aliases; no RFC says how many they must.
    private static let manyAliases = 8

    private var manyAliases: OwnCause {
        OwnCause(
            what: "behind \(expectation.aliases) aliases: resolvers give up on so many",
            advice: "Tell the zone's owner to let the name lead to its addresses over fewer CNAME records.")
    }

    // MARK: Truncated answers that end inside a record

    /// Whether the zone's servers cut their truncated answers anywhere, which is of no account to who asks over TCP then
    /// (RFC 2181 §9).
    private var isCutByAuthority: Bool {
        let answers = (facts.authority?.servers ?? []).flatMap(\.last).map(\.response)
        return answers.contains { $0.isTruncated && $0.message == nil }
    }

    private static let cut = OwnCause(
        what: "and truncates them inside a record, with TC=1: it takes that for a broken answer",
        advice: """
            Tell the resolver's owner: an answer with TC=1 has to be asked for again over TCP, whatever is in it \
            (RFC 2181 §9).
            """)

    // MARK: EDNS

    /// Whether the zone's servers refuse EDNS, and answer without it.
    private var isRefusedWithEDNS: Bool {
        let refusals = [ResponseCode.formatError, ResponseCode.notImplemented].map { Int($0) }
        return (facts.authority?.servers ?? []).contains { server in
            server.last.contains { view, response in
                view.udpPayloadSize != nil && response.rcode.map(refusals.contains) == true
            }
        }
    }

    private static let refused = OwnCause(
        what: "and refuses EDNS: it doesn't ask again without",
        advice: """
            Tell the resolver's owner: where a server doesn't take EDNS, it has to be asked again without (RFC 6891 §7).
            """)

    // MARK: Records

    /// The least number of records to which a set is limited by widespread resolvers as they come: BIND's
    /// max-records-per-type is 100, PowerDNS Recursor's max-rrset-size is 256.
    private static let recordLimit = 100
    /// Milliseconds. Who waits for an answer that gets lost does so for longer.
    private static let quick = 1500.0

    /// Something small of the same name gets through, so the zone's servers are reached.
    private var hasManyRecords: Bool { expectation.sizes.upperBound > Self.recordLimit && knowsTheName }

    private func isQuick(_ views: [View]) -> Bool {
        views.allSatisfy { (resolver.asked[$0]?.elapsedMs ?? 0) < Self.quick }
    }

    private var manyRecords: OwnCause {
        OwnCause(
            what: "at once: many resolvers refuse a set of more than 100 or 256 records",
            advice: """
                Tell the resolver's owner to raise its limit of records in a set, or to let large answers reach it over TCP \
                port 53; and the zone's owner that up to \(Self.recordLimit) addresses do without.
                """)
    }
}
