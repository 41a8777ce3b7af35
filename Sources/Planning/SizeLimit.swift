/// A number of octets beyond which an answer travels otherwise, or not at all.
public struct SizeLimit: Sendable, Hashable {
    public let octets: Int
    public let asking: Asking
    /// What has this limit, in a few words.
    public let meaning: String
    /// Where it comes from.
    public let source: String

    /// From the smallest to the largest.
    public static let all = [
        SizeLimit(
            octets: 512, asking: .plain, meaning: "UDP without EDNS: every client can have it",
            source: "RFC 1035 section 4.2.1"),
        SizeLimit(
            octets: 1232, asking: .usual, meaning: "UDP with EDNS, as most resolvers ask today",
            source: "DNS flag day 2020; RFC 9715"),
        SizeLimit(
            octets: 1452, asking: .usual, meaning: "one packet over IPv6 on Ethernet", source: "1500 - 40 - 8 octets"),
        SizeLimit(
            octets: 1472, asking: .usual, meaning: "one packet over IPv4 on Ethernet", source: "1500 - 20 - 8 octets"),
        SizeLimit(
            octets: 4096, asking: .usual, meaning: "UDP with EDNS, as resolvers asked before 2020; in fragments",
            source: "RFC 6891 section 6.2.5"),
        SizeLimit(
            octets: 65_535, asking: .usual, meaning: "TCP: more is no message", source: "RFC 1035 section 4.2.2"),
    ]
}

/// How many addresses of a planned answer a limit holds.
public struct Fit: Sendable, Hashable {
    public let limit: SizeLimit
    /// nil where not even the answer without addresses fits.
    public let largestCount: Int?
    /// The octets of the whole planned answer, asked for as the limit has it.
    public let octets: Int

    public var holdsAll: Bool { octets <= limit.octets }

    init(_ answer: PlannedAnswer, addresses: Int, in limit: SizeLimit) {
        self.limit = limit
        largestCount = answer.largestCount(inOctets: limit.octets, limit.asking)
        octets = answer.octets(count: addresses, limit.asking)
    }
}
