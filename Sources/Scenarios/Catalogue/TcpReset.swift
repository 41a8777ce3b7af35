import Conformance

extension Scenario {
    static let tcpReset = Scenario(
        name: "tcp-reset",
        title: "Truncated over UDP, TCP reset after the query",
        wire: "As tc-partial, and the TCP connection is reset as soon as a query has come.",
        requirement: "Say so with a temporary error, or pass TC on; never a part as the whole, never 'no such name'.",
        faults: [.truncate(.wholeRecords), .tcp(.reset)],
        expectation: .honestFailure,
        rule: .ignoreTruncated,
        victims: [
            "JDK JNDI DNS: silently returns the truncated UDP answer (DnsClient)",
            "hickory: passes on and caches the truncated answer (hickory-dns#2609)",
        ])
}
