internal import Conformance
internal import DNSWire

/// What is to be said of the way to a server: UDP, its sizes, EDNS, and TCP.
struct WayJudge {
    private let server: ServerFacts
    private let needsTCP: Bool

    /// - Parameter needsTCP: whether there are answers that don't fit otherwise.
    init(_ server: ServerFacts, needsTCP: Bool) {
        self.server = server
        self.needsTCP = needsTCP
    }

    /// - Parameters:
    ///   - hop: where what gets lost on the way is lost.
    ///   - owner: who is to be told.
    func symptoms(at hop: Symptom.Hop, owner: String) -> [Symptom] {
        let owned: Symptom.Hop = hop == .pathToAuthority ? .authority : .resolver
        return overUDP(hop, owner) + edns(hop, owned, owner) + tcp(hop, owned, owner) + forged(hop)
            + oversize(owned, owner)
    }

    private func isSilent(_ view: View) -> Bool { server[view]?.status == .silent }

    private var udpAnswers: Bool {
        [View.udp512, .edns1232, .edns4096].contains { server[$0]?.isFromServer == true }
            || server.small?.isFromServer == true
    }

    private func overUDP(_ hop: Symptom.Hop, _ owner: String) -> [Symptom] {
        guard !udpAnswers, server[.tcp]?.status == .answered else { return largeOverUDP(hop, owner) }
        return [
            Symptom(
                .udpBlocked, at: hop, of: server.server, views: [.udp512, .edns1232, .edns4096],
                "\(server.server) answers over TCP and never over UDP.",
                advice: "Tell \(owner) and whoever runs the firewall: UDP port 53 has to pass.")
        ]
    }

    /// What is lost because of its size: a smaller answer came in the same way.
    private func largeOverUDP(_ hop: Symptom.Hop, _ owner: String) -> [Symptom] {
        let lost = [View.udp512, .edns1232, .edns4096].filter(isSilent)
        guard !lost.isEmpty, !isEDNSTrouble else { return [] }
        let arrived =
            [View.udp512, .edns1232, .edns4096].compactMap { server[$0] }.map(\.octets) + [server.small?.octets ?? 0]
        let largest = arrived.max() ?? 0
        guard largest > 0 else { return [] }
        return [
            Symptom(
                .udpSize, at: hop, of: server.server, views: lost,
                "Large UDP answers of \(server.server) don't arrive (\(lost.listed)); the largest that did has \(largest) octets.",
                advice:
                    "Tell \(owner) and whoever runs the firewall: UDP answers of up to 4096 octets and their fragments have to pass, or the servers have to offer 1232 octets (RFC 6891 §6.2.3)."
            )
        ]
    }

    /// Whether queries with EDNS get nothing however small the answer is.
    private var isEDNSTrouble: Bool {
        guard isSilent(.edns1232), isSilent(.edns4096), server[.udp512]?.isFromServer == true else { return false }
        return server.small.map { $0.status == .silent } ?? false
    }

    private func edns(_ hop: Symptom.Hop, _ owned: Symptom.Hop, _ owner: String) -> [Symptom] {
        if isEDNSTrouble {
            return [
                Symptom(
                    .ednsDropped, at: hop, of: server.server, views: [.edns1232, .edns4096],
                    "\(server.server) answers queries without EDNS only; those with EDNS, or their answers, are lost.",
                    advice:
                        "Tell \(owner) and whoever runs the firewall: queries with EDNS have to be answered (RFC 6891 §7)."
                )
            ]
        }
        let asked =
            [View.edns1232, .edns4096].compactMap { server[$0]?.message } + [server.small?.message].compactMap { $0 }
        let refusing = asked.filter {
            [ResponseCode.formatError, ResponseCode.notImplemented, ResponseCode.badVersion].contains($0.rcode)
        }
        guard !asked.isEmpty, refusing.count == asked.count || asked.allSatisfy({ $0.edns == nil }) else { return [] }
        let how = refusing.isEmpty ? "answers without EDNS" : "refuses EDNS"
        // No server can be without the version that there is (RFC 6891 §6.1.3).
        let isBadVersion = refusing.contains { $0.rcode == ResponseCode.badVersion }
        return [
            Symptom(
                .ednsMissing, at: owned, as: isBadVersion ? .fault : .note, of: server.server,
                "\(server.server) \(isBadVersion ? "says BADVERS to EDNS version 0" : how): so more than 512 octets come over TCP only.",
                advice: isBadVersion
                    ? "Tell \(owner): resolvers may take it for an answer without addresses (RFC 6891 §6.1.3)." : "")
        ]
    }

    private func tcp(_ hop: Symptom.Hop, _ owned: Symptom.Hop, _ owner: String) -> [Symptom] {
        guard let response = server[.tcp], [.silent, .refusedConnection, .closed].contains(response.status), udpAnswers
        else {
            return []
        }
        let weight: Symptom.Weight = needsTCP ? .fault : .note
        let why = needsTCP ? "Its answer doesn't fit without it." : "This name doesn't need it."
        return [
            Symptom(
                .tcpClosed, at: response.status == .silent ? hop : owned, as: weight, of: server.server, views: [.tcp],
                "\(server.server) \(response.words). \(why)",
                advice: "Tell \(owner) and whoever runs the firewall: TCP port 53 has to be open (RFC 7766 §5).")
        ]
    }

    /// The same query's other answers that were not to be believed.
    private func forged(_ hop: Symptom.Hop) -> [Symptom] {
        let views = server.last.filter { $0.response.strays > 0 }.map(\.view)
        guard !views.isEmpty else { return [] }
        return [
            Symptom(
                .forged, at: hop, of: server.server, views: views,
                "Messages come in the name of \(server.server) that answer something else than was asked (\(views.listed)).",
                advice: "Ask the network's owner who sends them: somebody guesses answers, or a device mixes them up.")
        ]
    }

    private func oversize(_ owned: Symptom.Hop, _ owner: String) -> [Symptom] {
        let views = server.last.filter { view, response in
            guard response.transport == .udp, let limit = view.udpLimit else { return false }
            return response.octets > limit
        }.map(\.view)
        guard !views.isEmpty else { return [] }
        return [
            Symptom(
                .oversize, at: owned, of: server.server, views: views,
                "\(server.server) sends more octets over UDP than were asked for (\(views.listed)).",
                advice: "Tell \(owner): TC has to be set instead (RFC 6891 §6.2.5, RFC 1035 §4.2.1).")
        ]
    }
}
