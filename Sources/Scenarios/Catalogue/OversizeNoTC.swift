import Conformance

extension Scenario {
    static let oversizeNoTC = Scenario(
        name: "oversize-no-tc",
        title: "More than 512 octets to a query without EDNS, TC clear",
        wire: """
            A query without EDNS is answered over UDP in full with TC=0, however large the answer is. With \
            EDNS as in clean.
            """,
        requirement: """
            Take the whole answer, or notice the overrun and use TCP; never return a part as the whole.
            """,
        faults: [.omitTC(.withoutEDNS)],
        expectation: .completeOrHonestFailure,
        rule: .checkSections,
        victims: [
            "Go 1.4 to 1.18: cannot unmarshal DNS message (golang/go#13696)",
            "Docker's embedded DNS up to 1.12 (moby/libnetwork#1373)",
        ])
}
