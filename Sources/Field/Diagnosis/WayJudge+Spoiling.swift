internal import Conformance

/// What is made of messages on the way: cut ones, and those that nobody asked for.
extension WayJudge {
    func forged(_ hop: Symptom.Hop, _ owned: Symptom.Hop) -> Symptom? {
        let stray = server.last.filter { !$0.response.strays.isEmpty }
        guard !stray.isEmpty else { return nil }
        let kinds = Response.Stray.allCases.filter { kind in stray.contains { $0.response.strays.contains(kind) } }
        let isAnswered = stray.contains { $0.response.isFromServer }
        // Nobody on the way gets into a connection so easily: who confuses answers there does so by itself.
        return Symptom(
            .forged, at: server[.tcp]?.isUnreadable == true ? owned : hop, of: server.server, views: stray.map(\.view),
            """
            \(isAnswered ? "Besides the answer" : "In the place of an answer") of \(server.server) come messages that are \
            not to be believed: \(kinds.map(\.words).joined(separator: ", ")) (\(stray.map(\.view).listed)).
            """,
            advice: """
                Ask the network's owner who sends them: somebody guesses or makes up answers on the way, or a device mixes \
                them up. Programs that believe them get other addresses.
                """)
    }

    /// Every UDP answer that is too long ends at the same octet, and over TCP there is more: a device cuts it, and leaves the
    /// counts and TC in its header as they were.
    func cut(_ hop: Symptom.Hop, _ owner: String) -> Symptom? {
        guard let octets = server.cutOctets, let whole = server[.tcp] else { return nil }
        let views = server.last.filter { $0.response.isUnreadable }.map(\.view)
        return Symptom(
            .malformed, at: hop, of: server.server, views: views,
            """
            UDP answers of \(server.server) are cut to \(octets) octets on the way, and don't say so (\(views.listed)). Over \
            TCP the answer has \(whole.octets) octets.
            """,
            advice: """
                Tell \(owner) and whoever runs the firewall: nothing on the way may limit UDP answers to 512 octets, or \
                cut them (RFC 6891 §6.2.6).
                """)
    }
}

extension ServerFacts {
    /// The octets at which all unreadable UDP answers end, where TCP carries more; nil without two such answers.
    var cutOctets: Int? {
        let broken = last.map(\.response).filter(\.isUnreadable)
        guard broken.count > 1, let octets = broken.first?.octets, octets > 0,
            broken.allSatisfy({ $0.transport == .udp && $0.octets == octets }), let whole = self[.tcp],
            whole.status == .answered, whole.octets > octets
        else { return nil }
        return octets
    }
}

extension Response.Stray {
    fileprivate var words: String {
        switch self {
        case .source: "from another address than was asked"
        case .id: "with another ID"
        case .question: "to another question"
        case .contradiction: "a second answer that contradicts the first"
        }
    }
}
