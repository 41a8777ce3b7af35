/// What a DNS server or service can do of serving k of N addresses, as its own documentation has it.
public struct ServerAdvice: Sendable, Hashable {
    public let name: String
    public let ability: Ability
    /// What it does, in a sentence.
    public let words: String
    /// Where that can be read.
    public let source: String
    /// The configuration that does it; nil where none does.
    public let snippet: String?

    public enum Ability: String, Codable, Sendable, Hashable, CaseIterable {
        /// k of N as asked for.
        case serves
        /// A part of N, with a bound of its own.
        case limited
        /// Only the order changes: every answer has all N.
        case reorders
    }
}

extension ServerAdvice {
    /// The servers of which it is documented, those that can do it first.
    public static func all(for plan: Plan, hosts: [String]) -> [ServerAdvice] {
        let snippets = ServerSnippets(plan, hosts: hosts)
        return [
            ServerAdvice(
                name: "PowerDNS Authoritative Server", ability: .serves,
                words: "a LUA record gives each asker a random choice; it checks no host's health",
                source: "https://doc.powerdns.com/authoritative/lua-records/functions.html", snippet: snippets.powerDNS),
            ServerAdvice(
                name: "gdnsd", ability: .serves,
                words:
                    "plugin weighted: of each group at most one address that its monitor finds up; 64 groups of 64 at most",
                source: "https://github.com/gdnsd/gdnsd/blob/master/docs/gdnsd-plugin-weighted.pod",
                snippet: snippets.gdnsd),
            ServerAdvice(
                name: "NS1", ability: .serves, words: "filters, in this order: Shuffle, Select First N",
                source: "https://www.ibm.com/docs/en/ns1-connect?topic=filters-select-first", snippet: snippets.ns1),
            ServerAdvice(
                name: "CoreDNS with the external plugin iplimit", ability: .serves,
                words: "loadbalance shuffles, iplimit cuts; not part of CoreDNS itself",
                source: "https://pkg.go.dev/github.com/fabiant7t/iplimit", snippet: snippets.coreDNS),
            ServerAdvice(
                name: "Amazon Route 53, multivalue answer", ability: .limited,
                words: "up to 8 healthy records, other ones to other resolvers; one record a host",
                source:
                    "https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html#Route53-Type-ResourceRecordSet-MultiValueAnswer",
                snippet: snippets.route53),
        ] + reordering
    }

    /// Those that rotate and never cut.
    private static let reordering = [
        ServerAdvice(
            name: "BIND", ability: .reorders, words: "rrset-order changes the order only",
            source: "https://bind9.readthedocs.io/en/stable/reference.html#rrset-ordering", snippet: nil),
        ServerAdvice(
            name: "NSD", ability: .reorders, words: "round-robin changes the order only",
            source: "https://nsd.docs.nlnetlabs.nl/en/latest/manpages/nsd.conf.html", snippet: nil),
        ServerAdvice(
            name: "Knot DNS", ability: .reorders, words: "answer-rotation changes the order only",
            source: "https://www.knot-dns.cz/docs/latest/html/reference.html#answer-rotation", snippet: nil),
        ServerAdvice(
            name: "CoreDNS", ability: .reorders, words: "loadbalance changes the order only",
            source: "https://coredns.io/plugins/loadbalance/", snippet: nil),
    ]
}
