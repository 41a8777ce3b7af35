public import DNSWire

/// Names of name servers for an authority section.
public enum NameServers {
    /// Route 53's kind of names: `ns-NNN.awsdns-NN.` under com, net, org and co.uk in turn; of the most digits that
    /// each of them has.
    private static let suffixes: [(number: Int, group: Int, suffix: String)] = [
        (123, 15, "com"), (567, 16, "net"), (1234, 26, "org"), (1789, 31, "co.uk"),
    ]

    /// As many as an authority section may be planned with: the root zone has 13.
    public static let counts = 0...13

    /// - Throws: `WireError` never for `counts`.
    public static func likeRoute53(_ count: Int) throws(WireError) -> [DomainName] {
        var names: [DomainName] = []
        for index in 0..<count {
            let kind = suffixes[index % suffixes.count]
            let round = index / suffixes.count
            names.append(
                try DomainName("ns-\(kind.number + round).awsdns-\(kind.group + round).\(kind.suffix)."))
        }
        return names
    }
}
