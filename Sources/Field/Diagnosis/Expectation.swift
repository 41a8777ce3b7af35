public import Conformance
public import DNSWire

/// What a right answer is, as far as the authority's own answers tell.
///
/// An authority may answer a part that changes from time to time: then there are many right answers, and which is the
/// resolver's can't be known; only whether it may be one.
public struct Expectation: Sendable {
    /// The sets of addresses that the authority gave as the whole, over TCP and over UDP.
    private let overTCP: [Set<Address>]
    private let overUDP: [Set<Address>]
    /// What came last over UDP: of what is doubtful, after everything else.
    private let lastOverUDP: [Set<Address>]
    /// The largest TTL, in seconds; nil without an answer.
    public let ttl: UInt32?
    /// What the authority says where it has no address: NXDOMAIN, or NOERROR and nothing.
    public let denial: Outcome?
    /// How many CNAME records lead to the addresses.
    let aliases: Int
    /// The order of the last whole answer.
    let order: [Address]
    /// What a changing answer is taken from.
    let pool: AddressPool

    public init(_ facts: Facts) {
        self.init(facts.authority, facts.type)
    }

    init(_ facts: AuthorityFacts?, _ type: RecordType) {
        let ofServers = facts?.servers.flatMap { $0.last.map(\.response) + ($0.earlier) } ?? []
        let responses = ofServers + (facts?.samples ?? [])
        let whole = responses.filter { $0.isWhole(type) }
        overTCP = whole.filter { $0.transport == .tcp }.map { Set($0.addresses(type)) }
        overUDP = whole.filter { $0.transport == .udp }.map { Set($0.addresses(type)) }
        lastOverUDP = (facts?.servers ?? []).flatMap { $0.last.map(\.response) }
            .filter { $0.transport == .udp && $0.isWhole(type) }.map { Set($0.addresses(type)) }
        ttl = whole.compactMap { $0.ttl(type) }.max()
        aliases = whole.map { $0.message?.answer.filter { $0.type == TypeCode.cname }.count ?? 0 }.max() ?? 0
        order = whole.last?.addresses(type).uniqued() ?? []
        pool = AddressPool(overTCP.isEmpty ? overUDP : overTCP)
        let denials = responses.compactMap { Self.denial($0, type) }
        denial = whole.isEmpty ? denials.first : nil
    }

    private static func denial(_ response: Response, _ type: RecordType) -> Outcome? {
        guard let message = response.message, !response.isTruncated, response.addresses(type).isEmpty else {
            return nil
        }
        switch message.rcode {
        case 0: return .nodata
        case ResponseCode.nameError: return .nxdomain
        default: return nil
        }
    }

    /// What counts as the whole: TCP carries everything, so it has the last word where it was heard.
    private var truth: [Set<Address>] { overTCP.isEmpty ? overUDP : overTCP }

    /// Whether there are addresses at all, and known.
    public var isKnown: Bool { !truth.isEmpty }
    /// Every address that was seen in a whole answer.
    public var union: Set<Address> { truth.reduce(into: []) { $0.formUnion($1) } }
    /// The numbers of addresses that whole answers have.
    public var sizes: ClosedRange<Int> { (truth.map(\.count).min() ?? 0)...(truth.map(\.count).max() ?? 0) }
    /// Whether the authority's answer is another from time to time.
    public var changes: Bool { pool.changes }
    /// Whether a changing answer comes from more addresses than were seen.
    public var isOfMore: Bool { changes && !pool.isSeenWhole }
    /// Whether the authority passes a part off as the whole over UDP, and didn't only get more addresses meanwhile.
    public var isPartOverUDP: Bool {
        !overTCP.isEmpty && lastOverUDP.contains { set in !pool.allows(set) && set.isSubset(of: union) }
    }

    /// Whether a resolver that says this may have it from the authority.
    func isPossible(_ addresses: Set<Address>) -> Bool {
        pool.allows(addresses) || AddressPool(overUDP).allows(addresses) || isUnseen(addresses)
    }

    /// Whether this is as many as the authority gives, none of which it was seen to give, and that is no wonder.
    func isUnseen(_ addresses: Set<Address>) -> Bool {
        changes && sizes.contains(addresses.count) && pool.isDisjointByChance(with: addresses)
    }
}
