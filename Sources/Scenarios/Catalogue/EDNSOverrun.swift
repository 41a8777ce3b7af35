import Conformance

extension Scenario {
    static let ednsOverrun = Scenario(
        name: "edns-overrun",
        title: "More than the EDNS size that was offered, TC clear",
        wire: """
            A query with EDNS is answered over UDP in full with TC=0, however large the answer is. Without EDNS as in \
            clean.
            """,
        requirement: "Take the whole answer, or notice the overrun and use TCP; never return a part as the whole.",
        faults: [.omitTC(.withEDNS)],
        expectation: .completeOrHonestFailure,
        rule: .checkSections,
        victims: [
            "Go: cut at 1232 octets, an unmarshalling error, no TCP (golang/go#69644)",
            "miekg/dns: an unpacking error (miekg/dns#1336)",
            "HAProxy: dropped, counted as too_big, a timeout (resolvers.c)",
        ])
}
