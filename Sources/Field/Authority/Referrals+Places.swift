internal import Conformance
internal import DNSWire

extension Referrals {
    /// The addresses at which a server can be asked: whoever refers others to their own machine or to everybody is not
    /// followed, or a zone's owner would make us ask in his stead.
    ///
    /// - Parameter servers: who says so; of one on this machine, others may be there too.
    static func usable(_ addresses: [Address], toldBy servers: [ServerAddress]) -> [Address] {
        let isOwnMachine = servers.contains { $0.address.isLoopback }
        return addresses.filter { $0.isOneHosts && (isOwnMachine || !$0.isLoopback) }
    }
}

extension Address {
    /// 127.0.0.0/8 (RFC 1122 §3.2.1.3) and ::1 (RFC 4291 §2.5.3).
    var isLoopback: Bool { type == .a ? octets[0] == 127 : self == Address(ipv6: 0, 1) }

    /// Whether it can be one host's: neither unspecified, nor multicast, broadcast or reserved (RFC 1122 §3.2.1.3), nor an IPv4
    /// address in the form of another family (RFC 4291 §2.5.2, §2.5.5, §2.7).
    var isOneHosts: Bool {
        if type == .a { return (1...223).contains(octets[0]) }
        return isLoopback || (octets[0] != 0xFF && octets.prefix(10).contains { $0 != 0 })
    }
}
