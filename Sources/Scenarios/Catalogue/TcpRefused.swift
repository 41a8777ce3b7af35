import Conformance

extension Scenario {
    static let tcpRefused = Scenario(
        name: "tcp-refused",
        title: "Truncated over UDP, TCP refused",
        wire: """
            As tc-partial, and the TCP SYN is answered with RST.
            """,
        requirement: """
            Nobody can have the whole answer: say so with a temporary error, or pass TC on; never a part as \
            the whole, never 'no such name'.
            """,
        faults: [.truncate(.wholeRecords), .tcp(.refused)],
        expectation: .honestFailure,
        rule: .ignoreTruncated,
        victims: [
            "JDK JNDI DNS: silently returns the truncated UDP answer (DnsClient)",
            "systemd-resolved before 240 (systemd#10303)",
        ])
}
