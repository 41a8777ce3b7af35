import Conformance

extension Scenario {
    static let tcpSlow = Scenario(
        name: "tcp-slow",
        title: "Truncated over UDP, TCP in pieces with a pause",
        wire: """
            As tc-partial, and the answer over TCP comes in small segments, the first with one octet of its length, \
            and a pause of 1.25 seconds in the middle.
            """,
        requirement: "Read on until the message is whole, return every address.",
        faults: [.truncate(.wholeRecords), .tcp(.slow)],
        expectation: .complete,
        rule: .assembleFirst,
        victims: [
            "dnsmasq: 20 slow TCP connections leave none for others (MAX_PROCS in config.h)"
        ])
}
