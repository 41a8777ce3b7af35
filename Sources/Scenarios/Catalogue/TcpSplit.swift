import Conformance

extension Scenario {
    static let tcpSplit = Scenario(
        name: "tcp-split",
        title: "Truncated over UDP, TCP in pieces",
        wire: "As tc-partial, and the answer over TCP comes in small segments, the first with one octet of its length.",
        requirement: "Read on until the message is whole, return every address.",
        faults: [.truncate(.wholeRecords), .tcp(.split)],
        expectation: .complete,
        rule: .assembleFirst,
        victims: [
            "unnamed implementations that expect length and message in one read (RFC 7766 section 8)"
        ])
}
