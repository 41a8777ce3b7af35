import Conformance

extension Scenario {
    static let cachedTC = Scenario(
        name: "cached-tc",
        title: "Truncated the first time, whole afterwards",
        wire: """
            Until the case has been answered once, UDP answers carry TC=1 and TCP connections are reset after the \
            query; from then on all is as in clean.
            """,
        requirement: "Never remember the part as the whole: return every address as soon as they can be had.",
        faults: [.firstTime([.truncate(.wholeRecords), .tcp(.reset)])],
        expectation: .completeOrHonestFailure,
        rule: .keepTruncationKnown,
        victims: [
            "hickory: the truncated answer is cached and served (hickory-dns#2608)",
            "wg-access-server: the cached truncated answer is replayed (wg-access-server#239)",
        ])
}
