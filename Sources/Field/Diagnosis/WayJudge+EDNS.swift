internal import Conformance
internal import DNSWire

extension WayJudge {
    /// Whether queries with EDNS get nothing however small the answer is.
    var isEDNSTrouble: Bool {
        // Whoever waits for others may be late with an error, and EDNS is no matter of that.
        isSilentToEDNS && server[.udp512]?.rcode != Int(ResponseCode.serverFailure) && !takesEDNS
    }

    /// The same, be it EDNS on the way to it or what it makes of such queries.
    var isSilentToEDNS: Bool {
        guard isSilent(.edns1232), isSilent(.edns4096), server[.udp512]?.isFromServer == true else { return false }
        return server.small.map { $0.status == .silent } ?? false
    }

    /// Whether other questions are answered over UDP with EDNS.
    private var takesEDNS: Bool { others.contains { $0.transport == .udp && $0.message?.edns != nil } }

    func edns(_ hop: Symptom.Hop, _ owned: Symptom.Hop, _ owner: String) -> Symptom? {
        isEDNSTrouble ? dropped(hop, owner) : missing(owned, owner)
    }

    private func dropped(_ hop: Symptom.Hop, _ owner: String) -> Symptom {
        Symptom(
            .ednsDropped, at: hop, of: server.server, views: [.edns1232, .edns4096],
            """
            \(server.server) answers queries without EDNS only; those with EDNS, or their answers, are lost.
            """,
            advice: """
                Tell \(owner) and whoever runs the firewall: queries with EDNS have to be answered (RFC 6891 §7).
                """)
    }

    /// What came to queries with EDNS.
    private var asked: [Response] {
        [server[.edns1232], server[.edns4096], server.small].compactMap { $0 }.filter { $0.message != nil }
    }

    private func missing(_ owned: Symptom.Hop, _ owner: String) -> Symptom? {
        let codes = asked.compactMap(\.message?.rcode).filter {
            [ResponseCode.formatError, ResponseCode.notImplemented, ResponseCode.badVersion].contains($0)
        }
        // Who sends more than 512 octets over UDP has read the OPT record, whether one comes back or not.
        let isIgnored = asked.allSatisfy { $0.message?.edns == nil && $0.octets <= 512 }
        guard !asked.isEmpty, codes.count == asked.count || isIgnored else { return nil }
        // No server can be without the version that there is (RFC 6891 §6.1.3).
        guard !codes.contains(ResponseCode.badVersion) else { return badVersion(owned, owner) }
        let how = codes.isEmpty ? "answers without EDNS" : "refuses EDNS"
        return Symptom(
            .ednsMissing, at: owned, as: .note, of: server.server,
            "\(server.server) \(how): so more than 512 octets come over TCP only.")
    }

    private func badVersion(_ owned: Symptom.Hop, _ owner: String) -> Symptom {
        Symptom(
            .ednsMissing, at: owned, of: server.server, views: [.edns1232, .edns4096],
            """
            \(server.server) says BADVERS to EDNS version 0, which is the only one there is: resolvers that don't try again \
            without EDNS get no answer.
            """,
            advice: "Tell \(owner): a server has to know EDNS version 0, or answer as if it knew no EDNS (RFC 6891 §7)."
        )
    }
}
