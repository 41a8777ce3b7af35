import Conformance

extension Scenario {
    static let tcPartial = Scenario(
        name: "tc-partial",
        title: "Truncated over UDP, with a part of the records",
        wire: """
            Every answer over UDP carries TC=1 and the whole records that fit in 512 octets. TCP gives the \
            whole answer.
            """,
        requirement: """
            Ignore the truncated answer, ask again over TCP, return every address.
            """,
        faults: [.truncate(.wholeRecords)],
        expectation: .complete,
        rule: .ignoreTruncated,
        victims: [
            "musl up to 1.2.3: the part as the whole (musl commit 51d4669f)",
            "netty without a socketChannelFactory (netty/netty#13616)",
            "OVN-Kubernetes EgressFirewall (ovn-kubernetes#3556)",
        ])
}
