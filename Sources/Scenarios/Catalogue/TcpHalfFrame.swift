import Conformance

extension Scenario {
    static let tcpHalfFrame = Scenario(
        name: "tcp-half-frame",
        title: "Truncated over UDP, TCP closed inside the answer",
        wire: "As tc-partial, and the TCP connection is closed after half of the answer.",
        requirement: """
            Wait for no more, read nothing behind the end, and say so with a temporary error, or pass TC on; no busy \
            loop, never a part as the whole.
            """,
        faults: [.truncate(.wholeRecords), .tcp(.halfFrame)],
        expectation: .honestFailure,
        rule: .assembleFirst,
        victims: [
            "c-ares with #1138, in Bun and Node: 13 s at full CPU load (oven-sh/bun#42944)",
            "musl before 1.2.4, in development: reads beyond its buffer (77327ed0)",
        ])
}
