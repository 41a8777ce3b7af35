import Conformance

extension Scenario {
    static let chop512 = Scenario(
        name: "chop-512",
        title: "UDP payload cut at octet 512, TC clear",
        wire: """
            The whole answer with TC=0, whatever the query allows, but every UDP payload is cut at octet 512; the counts in \
            its header stay. TCP works.
            """,
        requirement: """
            Notice that the message is shorter than its counts say: ask over TCP or give a temporary error; \
            never return a part as the whole.
            """,
        faults: [.omitTC(.all), .cut(at: 512)],
        expectation: .completeOrHonestFailure,
        rule: .checkSections,
        victims: [
            "an unnamed firewall: 1,071 octets cut to 512 with ANCOUNT 18 (MichaCo/DnsClient.NET#52)",
            "uClibc-ng: HOST_NOT_FOUND (libc/inet/resolv.c)",
        ])
}
