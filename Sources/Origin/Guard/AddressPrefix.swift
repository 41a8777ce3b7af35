internal import DNSWire

/// The network that an address is in, as far as it is held to one account: a /24 of IPv4, a /56 of IPv6, the least that one
/// site usually has.
struct AddressPrefix: Hashable, Sendable {
    /// No two prefixes of either family have the same.
    let number: UInt64

    private static let ipv4Octets = 3
    private static let ipv6Octets = 7

    init(_ address: Address) {
        let octets = address.octets
        let isIPv4 = octets.count == 4
        let kept = octets.prefix(isIPv4 ? Self.ipv4Octets : Self.ipv6Octets)
        number = kept.reduce(isIPv4 ? 4 : 6) { $0 << 8 | UInt64($1) }
    }
}
