internal import DNSWire

/// Where the root servers are: the named.root file of InterNIC, of 2023-11-27 with b.root-servers.net's new addresses.
public enum RootHints {
    /// The IPv4 addresses of a to m.root-servers.net, in that order.
    static let ipv4 = [
        "198.41.0.4", "170.247.170.2", "192.33.4.12", "199.7.91.13", "192.203.230.10", "192.5.5.241", "192.112.36.4",
        "198.97.190.53", "192.36.148.17", "192.58.128.30", "193.0.14.129", "199.7.83.42", "202.12.27.33",
    ]
    /// The IPv6 addresses, in the same order.
    static let ipv6 = [
        "2001:503:ba3e::2:30", "2801:1b8:10::b", "2001:500:2::c", "2001:500:2d::d", "2001:500:a8::e", "2001:500:2f::f",
        "2001:500:12::d0d", "2001:500:1::53", "2001:7fe::53", "2001:503:c27::2:30", "2001:7fd::1", "2001:500:9f::42",
        "2001:dc3::35",
    ]

    /// All of them: IPv4 first, because a machine with one family only has mostly that one.
    public static let servers = (ipv4 + ipv6).compactMap { Address($0).map { ServerAddress($0) } }
}
