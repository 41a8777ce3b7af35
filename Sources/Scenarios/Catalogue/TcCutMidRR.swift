import Conformance

extension Scenario {
    static let tcCutMidRR = Scenario(
        name: "tc-cut-mid-rr",
        title: "Truncated over UDP, inside a record",
        wire: """
            Every answer over UDP carries TC=1 and ends in the middle of a record, which its header counts. TCP gives \
            the whole answer.
            """,
        requirement: "See TC before reading the records, ask again over TCP, return every address.",
        faults: [.truncate(.cutRecord)],
        expectation: .complete,
        rule: .ignoreTruncated,
        victims: [
            "dnspython before 2.0: the answer is called malformed (rthalley/dnspython#284)",
            "Ruby resolv until 2023: a decoding error, no TCP (ruby/resolv#6)",
        ])
}
