public import Conformance
public import DNSWire

/// Finds the authority of a name by referrals from the root, as a resolver does (RFC 1034 §5.3.3).
///
/// Everything is bounded: queries, aliases, servers without glue and time; so no loop of referrals is followed for long.
public struct Referrals: Sendable {
    private let asking: any Asking
    private let roots: [ServerAddress]
    private let type: RecordType
    let allowance: Allowance

    /// The most aliases that are followed, as many as resolvers follow.
    static let mostAliases = 16
    /// How far the addresses of servers without glue are asked for, of servers without glue themselves.
    static let deepest = 4
    /// The most servers of a zone that are asked one after the other.
    static let mostTries = 5

    public init(
        _ asking: any Asking, roots: [ServerAddress] = RootHints.servers, type: RecordType, queries: Int = 80,
        patience: Duration = .seconds(25)
    ) {
        self.asking = asking
        self.roots = roots
        self.type = type
        allowance = Allowance(queries: queries, until: .now + patience)
    }

    /// - Throws: `FieldError` when the authority can't be found; why, in one line.
    public func authority(of name: DomainName) async throws(FieldError) -> AuthorityPlace {
        try await authority(of: name, type, depth: 0)
    }

    func authority(of name: DomainName, _ type: RecordType, depth: Int) async throws(FieldError)
        -> AuthorityPlace
    {
        var (current, aliases) = (name, [DomainName]())
        while true {
            let (place, alias) = try await descend(to: current, type, depth: depth)
            guard let alias else {
                return AuthorityPlace(zone: place.zone, name: current, servers: place.servers, aliases: aliases)
            }
            aliases.append(current)
            guard !aliases.contains(alias) else {
                throw FieldError(
                    "\(name.words): its aliases go round in a circle, at \(alias.words)", cause: .delegation)
            }
            guard aliases.count <= Self.mostAliases else {
                throw FieldError("\(name.words): more than \(Self.mostAliases) aliases", cause: .delegation)
            }
            current = alias
        }
    }

    typealias Zone = (zone: DomainName, servers: [ServerAddress])

    /// From the root down to the servers that answer for the name, or to those that say what it is an alias of.
    private func descend(to name: DomainName, _ type: RecordType, depth: Int) async throws(FieldError) -> (
        Zone, DomainName?
    ) {
        var place: Zone = (.root, roots)
        // A referral leads at least one label down, so there are no more than the name has labels.
        while true {
            switch try await step(from: place, to: name, type) {
            case .authoritative: return (place, nil)
            case .alias(let target): return (place, target)
            // Whom a referral led to, and nobody else, has the last word, however bad that is; the root is only out of reach.
            case .failing where !place.zone.isRoot: return (place, nil)
            case .failing(let why): throw FieldError("no root server leads to \(name.words): \(why)")
            case .lame(let why):
                let what = "the servers of \(place.zone.words) don't lead to \(name.words): \(why)"
                throw FieldError(what, cause: place.zone.isRoot ? .unknown : .delegation)
            case .recursive(let why):
                let what = "the servers of \(place.zone.words) don't lead to \(name.words): \(why)"
                throw FieldError(what, cause: place.zone.isRoot ? .interception : .delegation)
            case .referral(let zone, let hosts, let glue):
                place = (zone, try await servers(of: zone, hosts, glue, toldBy: place, depth: depth))
            }
        }
    }

    /// What the first server says that is of any use.
    private func step(from place: Zone, to name: DomainName, _ type: RecordType) async throws(FieldError) -> Delegation
    {
        var (failures, lame, recursive): ([String], [String], [String]) = ([], [], [])
        for server in place.servers.prefix(Self.mostTries) {
            do throws(FieldError) { try await allowance.take(for: name) } catch {
                // What is known by then is told.
                guard failures.isEmpty, lame.isEmpty, recursive.isEmpty else { break }
                throw error
            }
            let response = await response(of: server, to: Question(name: name, type: type.code))
            let delegation = Delegation(response, asked: name, type: type, zone: place.zone)
            switch delegation {
            case .failing(let why): failures.append("\(server) \(why)")
            case .lame(let why): lame.append("\(server) \(why)")
            case .recursive(let why): recursive.append("\(server) \(why)")
            case .authoritative, .alias, .referral: return delegation
            }
        }
        if !failures.isEmpty { return .failing(failures.prefix(2).joined(separator: ", ")) }
        if !recursive.isEmpty { return .recursive(recursive.prefix(2).joined(separator: ", ")) }
        return .lame(lame.isEmpty ? "none has an address" : lame.prefix(2).joined(separator: ", "))
    }

    /// What the first of somebody's servers says of a name.
    func said(of name: DomainName, at servers: [ServerAddress]) async -> Delegation? {
        guard let server = servers.first else { return nil }
        let response = await response(of: server, to: Question(name: name, type: type.code))
        // What is cut may have had more than the alias.
        if response.isTruncated { return .authoritative }
        return Delegation(response, asked: name, type: type, zone: .root)
    }

    /// What a server says at last: without EDNS where that is what it stumbles over (RFC 6891 §6.2.2), and over TCP where a
    /// referral didn't fit (RFC 2181 §9) or arrived in pieces.
    func response(of server: ServerAddress, to question: Question) async -> Response {
        var inquiry = Inquiry(question, udpPayloadSize: 1232, wantsRecursion: false)
        var response = await asking.ask(server, inquiry)
        if response.stumblesOverEDNS {
            inquiry.udpPayloadSize = nil
            response = await asking.ask(server, inquiry)
        }
        // An authority's truncated answer tells already who it is.
        let isUnknown = response.isTruncated && response.message?.flags.aa != true
        guard isUnknown || response.isUnreadable else { return response }
        inquiry.transport = .tcp
        let overTCP = await asking.ask(server, inquiry)
        return overTCP.message == nil ? response : overTCP
    }
}

/// How much may be asked on the way to one authority.
actor Allowance {
    private var queries: Int
    private let end: ContinuousClock.Instant

    init(queries: Int, until end: ContinuousClock.Instant) {
        self.queries = queries
        self.end = end
    }

    func take(for name: DomainName) throws(FieldError) {
        guard queries > 0 else { throw FieldError("\(name.words): the referrals lead on and on") }
        guard .now < end else { throw FieldError("\(name.words): the referrals took too long") }
        queries -= 1
    }
}
