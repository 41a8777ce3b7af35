import Conformance

extension Scenario {
    static let clean = Scenario(
        name: "clean",
        title: "The right answer, large",
        wire: """
            The whole answer. Over UDP, TC=1 and no records when it is larger than the query allows (512 \
            octets without EDNS, else its UDP payload size). TCP works.
            """,
        requirement: """
            Return every address: ask again over TCP when TC is set.
            """,
        faults: [],
        expectation: .complete,
        rule: .ignoreTruncated,
        victims: [
            "musl up to 1.2.3: no TCP (musl commit 51d4669f)",
            "BIND from 9.18.28: 100 records a type (max-records-per-type, CVE-2024-1737)",
            "musl 1.2.4: 64 and more answer records refused (fixed by 8c086e76)",
        ])
}
