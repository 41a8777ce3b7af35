public import Conformance

/// What came of asking one server in every view; of a view that was asked again, the last response counts.
public struct ServerFacts: Sendable {
    public let server: ServerAddress
    public var responses: [View: [Response]]
    /// The same over UDP with EDNS, and room for 512 octets only; nil where it wasn't asked.
    public var small: Response?
    /// What an authority's server says of its zone (SOA), whatever it makes of the name; nil where it wasn't asked.
    public var ofZone: Response?
    /// What it says of the same name's other data (TXT); nil where it didn't say that there is no such name.
    public var ofName: Response?

    public init(_ server: ServerAddress, responses: [View: [Response]] = [:], small: Response? = nil) {
        self.server = server
        self.responses = responses
        self.small = small
    }

    /// The last response of a view.
    public subscript(_ view: View) -> Response? { responses[view]?.last }

    /// The last response of each view, in the views' order.
    public var last: [(view: View, response: Response)] {
        View.resolverViews.compactMap { view in self[view].map { (view, $0) } }
    }

    /// What was said before the last response of each view, in the views' order.
    public var earlier: [Response] {
        View.resolverViews.flatMap { view in (responses[view] ?? []).dropLast() }
    }
}

/// What came of asking one resolver.
public struct ResolverFacts: Sendable {
    public let known: KnownResolver
    public var asked: ServerFacts
    /// What it says of itself over TCP (CH TXT version.bind, RFC 4892 §2), which it needs nobody else for.
    public var itselfOverTCP: Response?
    /// The root's NS records, which every recursive resolver knows.
    public var root: Response?
    /// The same question with CD=1, where there was an error: without DNSSEC validation (RFC 4035 §3.2.2).
    public var unchecked: Response?
    /// What it says of the same name when it is asked for a record that is never large (SOA), over UDP without EDNS; nil
    /// where there was neither NXDOMAIN nor SERVFAIL nor silence.
    public var existence: Response?
    /// The same question once more at the end, after the answer's TTL where that is short; nil where it wasn't asked.
    public var again: Response?
    /// Questions with large answers, asked with more and more room.
    public var probes: [SizeProbe]

    public init(
        _ known: KnownResolver, asked: ServerFacts, itselfOverTCP: Response? = nil, root: Response? = nil,
        unchecked: Response? = nil,
        probes: [SizeProbe] = []
    ) {
        self.known = known
        self.asked = asked
        self.itselfOverTCP = itselfOverTCP
        self.root = root
        self.unchecked = unchecked
        self.probes = probes
    }
}

/// What came of asking the authority's servers.
public struct AuthorityFacts: Sendable {
    public let place: AuthorityPlace
    public var servers: [ServerFacts]
    /// What came of asking the same question again and again.
    public var samples: [Response]

    public init(_ place: AuthorityPlace, servers: [ServerFacts], samples: [Response] = []) {
        self.place = place
        self.servers = servers
        self.samples = samples
    }
}

extension ResolverFacts {
    /// The largest UDP answer that arrived, in octets; 0 where none did.
    public var largestUDP: Int {
        let all = asked.responses.values.flatMap { $0 } + probes.flatMap { $0.answers.map(\.response) }
        return (all + [root, asked.small].compactMap { $0 }).filter { $0.transport == .udp }.map(\.octets).max() ?? 0
    }

    /// What came to other questions, of the same name or of others.
    var others: [Response] {
        [root, existence, itselfOverTCP].compactMap { $0 } + probes.flatMap { $0.answers.map(\.response) }
    }
}
