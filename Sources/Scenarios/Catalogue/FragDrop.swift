import Conformance

extension Scenario {
    /// Where responses are cut off that have to travel in fragments: the usual limit since DNS Flag Day 2020, and Ethernet's.
    /// Silence takes long, so that each is played at few counts: one that arrives, and two that don't.
    static let fragDrops = [
        fragDrop(
            above: 1232, counts: [40, 75, 100],
            victims: [
                "CoreDNS on EKS: 70 A records are fine, 80 time out (coredns#5362)",
                "Go on a VPN with an MTU of 1280 octets (golang/go#69644)",
            ]),
        fragDrop(
            above: 1472, counts: [40, 90, 128],
            victims: [
                "dnsmasq before 2.73: offers 4096 octets, and loses the fragments (CHANGELOG)",
                "PowerDNS Recursor: UDP timeouts don't lead it to TCP (RFC 9715, implementation notes of its draft)",
            ]),
    ]

    private static func fragDrop(above octets: Int, counts: [Int], victims: [String]) -> Scenario {
        Scenario(
            name: "frag-drop-\(octets)",
            title: "UDP responses above \(octets) octets vanish",
            wire: """
                The answer is as in clean, but a UDP response of more than \(octets) octets never arrives, as where fragments \
                of datagrams are dropped. TCP works.
                """,
            requirement: """
                Offer less in EDNS, or go to TCP, and return every address; a temporary error is tolerated.
                """,
            faults: [.drop(above: octets)],
            expectation: .completeOrHonestFailure,
            rule: .avoidFragments,
            victims: victims,
            counts: counts)
    }
}
