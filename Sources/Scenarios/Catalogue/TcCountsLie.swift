import Conformance

extension Scenario {
    static let tcCountsLie = Scenario(
        name: "tc-counts-lie",
        title: "Truncated over UDP, with counts and no records",
        wire: """
            Every answer over UDP carries TC=1 and no records, although its header counts all of them. TCP gives the \
            whole answer.
            """,
        requirement: "See TC before reading the records, ask again over TCP, return every address.",
        faults: [.truncate(.countsOnly)],
        expectation: .complete,
        rule: .ignoreTruncated,
        victims: [
            "mondoo mql: 'overflowing header size', and the records are called absent (mondoohq/mql#10460)"
        ])
}
