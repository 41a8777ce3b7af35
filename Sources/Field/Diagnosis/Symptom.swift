public import Conformance

/// Something that is worth knowing, at the hop that it is about.
public struct Symptom: Sendable, Hashable, Codable {
    public let kind: Kind
    public let hop: Hop
    public let weight: Weight
    /// The server that it is about; nil where it is about none.
    public let server: String?
    /// The ways of asking in which it shows.
    public let views: [View]
    /// What is so, in a sentence.
    public let what: String
    /// What whoever owns that hop is to be told; empty where there is nothing to do.
    public let advice: String

    public enum Weight: String, Sendable, Hashable, Codable, CaseIterable {
        case fault
        /// It can't be told whether it is one.
        case undecided
        case note
    }

    /// The places on the way of an answer, from the program to the authority.
    public enum Hop: String, Sendable, Hashable, Codable, CaseIterable {
        /// The C library and what it is set up with, as programs use it.
        case stub
        case pathToResolver = "path-to-resolver"
        case resolver
        /// Between the resolver and the authority, as the resolver goes.
        case upstream
        /// Between this machine and the authority, as the check itself goes.
        case pathToAuthority = "path-to-authority"
        case authority
    }

    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        // A resolver's answer
        case nxdomain, nodata, servfail, refused, partial, truncated, malformed, foreign, silent, dnssec, unstable
        /// Older than its TTL.
        case stale
        /// Kept from whoever asks, on purpose.
        case withheld
        case ttlRaised = "ttl-raised"
        case ttlLowered = "ttl-lowered"
        // The ways to a server
        case nothingListens = "nothing-listens"
        case unreachable, forged, intercepted, oversize
        case tcpClosed = "tcp-closed"
        case udpBlocked = "udp-blocked"
        case udpSize = "udp-size"
        case ednsDropped = "edns-dropped"
        case ednsMissing = "edns-missing"
        // The name
        case noAuthority = "no-authority"
        case noAddress = "no-address"
        case changing
        // Programs
        case programs
        /// systemd-resolved on this machine, before servers that are well.
        case localStub = "local-stub"
    }

    init(
        _ kind: Kind, at hop: Hop, as weight: Weight = .fault, of server: ServerAddress? = nil, views: [View] = [],
        _ what: String, advice: String = ""
    ) {
        self.kind = kind
        self.hop = hop
        self.weight = weight
        self.server = server?.description
        self.views = views
        self.what = what.printable(Self.longestText)
        self.advice = advice.printable(Self.longestText)
    }

    /// The same in other words, and with another weight; what can't be told is nobody's to mend.
    func told(as weight: Weight, _ what: String) -> Symptom {
        Symptom(kind, hop, weight, server, views, what, advice: weight == .fault ? advice : "")
    }

    private init(
        _ kind: Kind, _ hop: Hop, _ weight: Weight, _ server: String?, _ views: [View], _ what: String, advice: String
    ) {
        (self.kind, self.hop, self.weight, self.server, self.views) = (kind, hop, weight, server, views)
        self.what = what.printable(Self.longestText)
        self.advice = advice.printable(Self.longestText)
    }

    private static let longestText = 600
}
