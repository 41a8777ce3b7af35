internal import Conformance
internal import DNSWire

extension ServerJudge {
    /// A name is there for all types or for none (RFC 2308 §5): who denies it for this one alone contradicts itself.
    private var contradiction: Symptom? {
        let views = views(.nxdomain)
        guard !views.isEmpty, server.ofName?.rcode == 0 else { return nil }
        return Symptom(
            .nxdomain, at: .authority, of: server.server, views: views,
            """
            The authority's server \(server.server), or something before it, says that there is no such name when it is \
            asked for \(type.rawValue) records (\(views.listed)), and knows the name when it is asked for others.
            """,
            advice: """
                Tell the zone's owner: a forwarder or firewall before the servers may turn a large answer into NXDOMAIN; ask \
                with fewer addresses.
                """)
    }

    /// It has the name over one way and denies it over another: a forwarder on the way, or a server that isn't right.
    var denials: [Symptom] {
        guard expectation.isKnown else { return [contradiction].compactMap { $0 } }
        let kinds: [(Outcome, Symptom.Kind, String)] = [
            (.nxdomain, .nxdomain, "there is no such name"), (.nodata, .nodata, "there is no address"),
        ]
        return kinds.compactMap { outcome, kind, words in
            let views = views(outcome)
            guard !views.isEmpty else { return nil }
            return Symptom(
                kind, at: .authority, of: server.server, views: views,
                """
                The authority's server \(server.server), or something before it, says that \(words) (\(views.listed)), and \
                over another way that there is.
                """,
                advice: "Tell the zone's owner: no resolver can get the name right.")
        }
    }
}
