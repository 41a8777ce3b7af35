import Conformance

extension Scenario {
    static let tcEmpty = Scenario(
        name: "tc-empty",
        title: "Truncated over UDP, without records",
        wire: """
            Every answer over UDP carries TC=1 and no records, whatever its size. TCP gives the whole \
            answer.
            """,
        requirement: """
            Ignore the empty answer, ask again over TCP, return every address.
            """,
        faults: [.truncate(.empty)],
        expectation: .complete,
        rule: .ignoreTruncated,
        victims: [
            "musl up to 1.2.3: Name does not resolve (musl commit 51d4669f)",
            "hickory-dns before #1629: an error",
            "uClibc-ng: HOST_NOT_FOUND (libc/inet/resolv.c)",
        ])
}
