internal import Conformance
internal import DNSWire

/// What is to be said of the way to a server: UDP, its sizes, TCP, and messages that nobody asked for. EDNS is in a file of
/// its own.
struct WayJudge {
    let server: ServerFacts
    private let needsTCP: Bool
    /// What came to other questions.
    let others: [Response]

    /// - Parameters:
    ///   - needsTCP: whether there are answers that don't fit otherwise.
    ///   - others: what came to other questions, which may show that a way is open.
    init(_ server: ServerFacts, needsTCP: Bool, others: [Response]) {
        (self.server, self.needsTCP, self.others) = (server, needsTCP, others)
    }

    /// - Parameters:
    ///   - hop: where what gets lost on the way is lost.
    ///   - owner: who is to be told.
    func symptoms(at hop: Symptom.Hop, owner: String) -> [Symptom] {
        let owned: Symptom.Hop = hop == .pathToAuthority ? .authority : .resolver
        return [
            overUDP(hop, owner), mute(owned, owner), edns(hop, owned, owner), tcp(hop, owned, owner),
            forged(hop, owned), oversize(owned, owner), cut(hop, owner),
        ].compactMap { $0 }
    }

    static let datagramViews: [View] = [.udp512, .edns1232, .edns4096]

    func isSilent(_ view: View) -> Bool { server[view]?.status == .silent }

    private var udpAnswers: Bool {
        Self.datagramViews.contains { server[$0]?.isFromServer == true } || server.small?.isFromServer == true
    }

    // MARK: UDP

    /// The views over UDP in which it is silent where UDP isn't what is broken, nor the size: as much or more arrives over
    /// UDP, or other questions are answered over it.
    var muteViews: [View] {
        guard !isEDNSTrouble else { return [] }
        let (silent, largest) = (Self.datagramViews.filter(isSilent), largestUDP)
        if !udpAnswers { return server[.tcp]?.status == .answered && answersOthers ? silent : [] }
        return hasMore && !isSilentToEDNS ? silent.filter { $0.udpLimit ?? 512 <= largest } : silent
    }

    /// Whether there is a larger answer than those that arrived over UDP: else nothing can get lost for its size.
    private var hasMore: Bool {
        server.last.contains { $0.response.isTruncated }
            || server[.tcp].map { $0.status == .answered && $0.octets > largestUDP } ?? false
    }

    private var answersOthers: Bool { others.contains { $0.transport == .udp && $0.status == .answered } }

    /// In octets; 0 where nothing arrives.
    private var largestUDP: Int {
        (Self.datagramViews.compactMap { server[$0] } + [server.small].compactMap { $0 }).map(\.octets).max() ?? 0
    }

    private func mute(_ owned: Symptom.Hop, _ owner: String) -> Symptom? {
        let views = muteViews
        guard !views.isEmpty else { return nil }
        return Symptom(
            .silent, at: owned, of: server.server, views: views,
            "\(server.server) says nothing over UDP (\(views.listed)), over which as much arrives otherwise.",
            advice: "Tell \(owner): what doesn't fit has to be answered with TC=1 (RFC 2181 §9).")
    }

    private func overUDP(_ hop: Symptom.Hop, _ owner: String) -> Symptom? {
        guard !udpAnswers, !answersOthers, server[.tcp]?.status == .answered else { return largeOverUDP(hop, owner) }
        return Symptom(
            .udpBlocked, at: hop, of: server.server, views: Self.datagramViews,
            "\(server.server) answers over TCP and never over UDP.",
            advice: "Tell \(owner) and whoever runs the firewall: UDP port 53 has to pass.")
    }

    /// What is lost because of its size: a smaller answer came in the same way.
    private func largeOverUDP(_ hop: Symptom.Hop, _ owner: String) -> Symptom? {
        let (largest, mute) = (largestUDP, muteViews)
        let lost = Self.datagramViews.filter { isSilent($0) && !mute.contains($0) }
        guard !lost.isEmpty, !isEDNSTrouble, largest > 0 else { return nil }
        return Symptom(
            .udpSize, at: hop, of: server.server, views: lost,
            """
            Large UDP answers of \(server.server) don't arrive (\(lost.listed)). \(wholeSize)The largest UDP answer that did \
            has \(largest) octets.
            """,
            advice: """
                Tell \(owner) and whoever runs the firewall: UDP answers of up to 4096 octets and their fragments have to \
                pass, or larger answers have to be sent with TC instead (RFC 9715).
                """)
    }

    private var wholeSize: String {
        guard let whole = server[.tcp], whole.status == .answered, !whole.isTruncated else { return "" }
        return "Over TCP the answer has \(whole.octets) octets. "
    }

    private func oversize(_ owned: Symptom.Hop, _ owner: String) -> Symptom? {
        let views = Self.datagramViews.filter { (server[$0]?.octets ?? 0) > $0.udpLimit ?? 512 }
        let isSmallOver = (server.small?.octets ?? 0) > 512
        guard !views.isEmpty || isSmallOver else { return nil }
        let ways = views.map(\.rawValue) + (isSmallOver ? ["EDNS with 512 octets"] : [])
        // The whole comes of it to whoever has the room: of an authority every resolver has to live with it.
        return Symptom(
            .oversize, at: owned, as: owned == .resolver ? .note : .fault, of: server.server, views: views,
            """
            \(server.server) sends more octets over UDP than were asked for (\(ways.joined(separator: ", "))): programs with \
            a buffer of that size get a broken message.
            """,
            advice: "Tell \(owner): TC has to be set instead (RFC 6891 §6.2.3, RFC 1035 §4.2.1).")
    }

    // MARK: TCP

    private func tcp(_ hop: Symptom.Hop, _ owned: Symptom.Hop, _ owner: String) -> Symptom? {
        guard let response = server[.tcp], udpAnswers else { return nil }
        if response.status == .unfinished { return slow(hop, owner) }
        guard [.silent, .refusedConnection, .closed].contains(response.status) else { return nil }
        let why = needsTCP ? "Its answer doesn't fit without it." : "This name doesn't need it."
        return Symptom(
            .tcpClosed, at: response.status == .silent ? hop : owned, as: needsTCP ? .fault : .note, of: server.server,
            views: [.tcp], "\(server.server) \(response.words). \(why)",
            advice: "Tell \(owner) and whoever runs the firewall: TCP port 53 has to be open (RFC 7766 §5).")
    }

    /// The connection is there, and what goes over it crawls.
    private func slow(_ hop: Symptom.Hop, _ owner: String) -> Symptom {
        Symptom(
            .tcpClosed, at: hop, as: needsTCP ? .fault : .note, of: server.server, views: [.tcp],
            "\(server.server) begins its answer over TCP, and doesn't end it before programs give up.",
            advice: "Tell \(owner): something on the way, or the server itself, is too slow over TCP.")
    }
}
