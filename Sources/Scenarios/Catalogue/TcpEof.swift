import Conformance

extension Scenario {
    static let tcpEof = Scenario(
        name: "tcp-eof",
        title: "Truncated over UDP, TCP closed without an answer",
        wire: """
            As tc-partial, and the TCP connection is accepted, and closed (FIN) as soon as a query comes.
            """,
        requirement: """
            Say so with a temporary error, or pass TC on; no busy loop, never a part as the whole, never \
            'no such name'.
            """,
        faults: [.truncate(.wholeRecords), .tcp(.eof)],
        expectation: .honestFailure,
        rule: .ignoreTruncated,
        victims: [
            "musl before 1.2.4: busy loop until the timeout (bec42ef3)",
            "dnsmasq on CeroWrt (EFForg/OpenWireless#225)",
        ])
}
