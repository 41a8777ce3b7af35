import Conformance

extension Scenario {
    static let tcpSilent = Scenario(
        name: "tcp-silent",
        title: "Truncated over UDP, TCP connects and is mute",
        wire: "As tc-partial, and TCP connections are accepted, but queries on them are never answered.",
        requirement: """
            Say so with a temporary error within 15 seconds, or pass TC on; never a part as the whole, never 'no such \
            name'.
            """,
        faults: [.truncate(.wholeRecords), .tcp(.silent)],
        expectation: .honestFailure,
        rule: .giveUpSoftly,
        victims: [
            "114.114.114.114 with c-ares' USEVC: a second query in a segment is never answered (c-ares#266)"
        ])
}
