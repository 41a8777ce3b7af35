import Conformance

extension Scenario {
    static let tcpStillTC = Scenario(
        name: "tcp-still-tc",
        title: "Truncated over UDP, and over TCP too",
        wire: "As tc-partial, and answers over TCP carry TC=1 and the whole records that fit in 512 octets as well.",
        requirement: "Say so with a temporary error, or pass TC on; never a part as the whole, never 'no such name'.",
        faults: [.truncate(.wholeRecords), .tcp(.truncated)],
        expectation: .honestFailure,
        rule: .keepTruncationKnown,
        victims: [
            "blocky before October 2025 sends such answers (0xERR0R/blocky#1904)",
            "nginx: invalid TCP DNS response, then a timeout (ngx_resolver.c)",
            "Go until it was fixed: no answer from DNS server (golang/go#64896)",
        ])
}
