import Conformance

extension Scenario {
    static let cnameChains = [
        cnameChain(
            1, victims: ["ELB's long alias goes past 512 octets, for some users (nithinbekal.com/posts/long-cnames)"]),
        cnameChain(3, victims: ["Alpine .NET images: api.nuget.org, 814 octets (NuGetGallery#9396)"]),
        cnameChain(8, victims: ["Alpine behind CoreDNS 1.10.1: 7 aliases, 512 to 856 octets (coredns#6149)"]),
        cnameChain(16, victims: ["musl 1.2.4: the aliases fill its 768 octets, 'no data' (fixed by a4ecaf89)"]),
    ]

    private static func cnameChain(_ length: Int, victims: [String]) -> Scenario {
        Scenario(
            name: "cname-chain-\(length)",
            title: length == 1 ? "Behind an alias" : "Behind \(length) aliases",
            wire: """
                The name is an alias (CNAME)\(length == 1 ? "" : ", and so is its target, \(length) times in all"); the \
                addresses are in the same answer. Truncation and TCP as in clean.
                """,
            requirement: "Follow the alias, return every address.",
            faults: [.cnameChain(length)],
            expectation: .complete,
            rule: .followAliases,
            victims: victims)
    }
}
