internal import Conformance

/// A resolver that says nothing of this name, or nothing at all.
extension ResolverJudge {
    /// Whether it answers what it knows, and is silent where it has to ask the zone's servers.
    private var isSlow: Bool {
        resolver.others.contains { $0.status == .answered }
            && resolver.asked.last.allSatisfy { [.silent, .refusedConnection].contains($0.response.status) }
    }

    var silence: Symptom {
        if isSlow { return upstreamSilence }
        if resolver.asked.last.contains(where: { $0.response.status == .closed }) { return givingUp }
        switch resolver.asked.last.first?.response.status {
        case .unreachable(let why):
            return Symptom(
                .unreachable, at: .pathToResolver, of: server,
                "There is no way from this machine to \(server): \(why).",
                advice: "Connect this machine to the network, or take the server out of its resolvers.")
        case .refusedConnection:
            return Symptom(
                .nothingListens, at: .resolver, of: server, "Nothing listens at \(server).",
                advice: "Start the resolver there, or take it out of this machine's resolvers.")
        default:
            return Symptom(
                .silent, at: .pathToResolver, of: server,
                "\(server) gives no whole answer, neither over UDP nor over TCP.",
                advice: """
                    Tell the resolver's owner or whoever runs the firewall before it, or take it out of this machine's \
                    resolvers.
                    """)
        }
    }

    var upstreamSilence: Symptom {
        let views = resolver.asked.last.filter { $0.response.status == .silent }.map(\.view)
        if !isExcused, let cause = ownCause(of: views) { return failing(.silent, "says nothing", views, cause) }
        return Symptom(
            .silent, at: .upstream, as: isExcused ? .note : .fault, of: server, views: views,
            """
            \(server) answers other questions, and says nothing when it is asked for this name's addresses: it waits for the \
            zone's servers (\(views.listed)).\(otherwise)\(consequence)
            """,
            advice: isExcused
                ? ""
                : "Tell the resolver's owner: large answers have to reach it, over UDP with fragments and over TCP.")
    }

    /// Who takes a connection and ends it was reached, and is nobody's victim on the way.
    private var givingUp: Symptom {
        let answersOthers = resolver.others.contains { $0.status == .answered }
        let others = answersOthers ? " It answers other questions." : ""
        // Who answers nothing at all doesn't wait for this name's servers.
        let isExcused = hasExcuse || isExcused && answersOthers
        return Symptom(
            .silent, at: .resolver, as: isExcused ? .note : .fault, of: server, views: resolver.asked.last.map(\.view),
            """
            \(server) takes TCP connections and ends them without an answer, and says nothing over UDP.\(others)\(consequence)
            """,
            advice: isExcused ? "" : "Tell the resolver's owner: without an answer it says SERVFAIL (RFC 1035 §4.1.1).")
    }
}
