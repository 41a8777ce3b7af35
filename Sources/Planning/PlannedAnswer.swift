public import Conformance
public import DNSWire

/// The answer that a zone's owner plans to publish: all that decides how many octets it has, but the number of addresses.
public struct PlannedAnswer: Sendable, Hashable {
    /// The name that is asked for.
    public var name: DomainName
    public var type: RecordType
    /// The zone that holds the name: whose name servers are told, and who signs.
    public var zone: DomainName
    /// Where a CNAME record at the name leads to; it owns the addresses then.
    public var alias: DomainName?
    /// The NS records of the authority section; none where a server gives minimal responses.
    public var nameServers: [DomainName]
    /// Which addresses of the name servers the additional section has.
    public var glue: Glue
    /// nil for a zone that is not signed.
    public var algorithm: SigningAlgorithm?
    /// In seconds.
    public var ttl: UInt32

    public enum Glue: String, Codable, Sendable, Hashable, CaseIterable {
        case none, a, both
    }

    public init(
        name: DomainName, type: RecordType = .a, zone: DomainName? = nil, alias: DomainName? = nil,
        nameServers: [DomainName] = [], glue: Glue = .none, algorithm: SigningAlgorithm? = nil, ttl: UInt32 = 60
    ) {
        self.name = name
        self.type = type
        self.zone = zone ?? name.last(2)
        self.alias = alias
        self.nameServers = nameServers
        self.glue = glue
        self.algorithm = algorithm
        self.ttl = ttl
    }

    /// The zone of the addresses: another one where the alias leads out of the name's.
    public var addressZone: DomainName {
        guard let alias, !alias.isWithin(zone) else { return zone }
        return alias.last(2)
    }

    /// The name that owns the addresses.
    public var owner: DomainName { alias ?? name }
}

/// How an answer is asked for, as far as it decides what is in it.
public struct Asking: Sendable, Hashable {
    /// Whether the query has an OPT record, and so the response (RFC 6891 §6.1.1).
    public var edns: Bool
    /// Whether the query has the DO bit: only then there are signatures (RFC 4035 §3.1).
    public var dnssecOK: Bool

    public init(edns: Bool, dnssecOK: Bool) {
        self.edns = edns
        self.dnssecOK = dnssecOK
    }

    /// A query without EDNS.
    public static let plain = Asking(edns: false, dnssecOK: false)
    /// A query as validating resolvers send it, and most that don't validate.
    public static let usual = Asking(edns: true, dnssecOK: true)
}
