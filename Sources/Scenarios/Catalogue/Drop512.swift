import Conformance

extension Scenario {
    static let drop512 = Scenario(
        name: "drop-512",
        title: "UDP responses above 512 octets vanish",
        wire: """
            The answer is as in clean, but a UDP response of more than 512 octets never arrives, as behind \
            a firewall that knows no EDNS. TCP works.
            """,
        requirement: """
            Offer less, or none, in EDNS, or go to TCP, and return every address; a temporary error is \
            tolerated.
            """,
        faults: [.drop(above: 512)],
        expectation: .completeOrHonestFailure,
        rule: .receivablePayloadSize,
        victims: [
            "Cisco PIX from 6.3(2): 'fixup protocol dns maximum-length 512' (it-certification-network.blogspot.com)",
            "firewalls and Windows Server 2003 and 2008 R2 with EDNS probes (morgansimonsen.com, 2010)",
        ])
}
