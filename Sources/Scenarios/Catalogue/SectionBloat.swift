import Conformance

extension Scenario {
    static let sectionBloat = Scenario(
        name: "section-bloat",
        title: "Name servers and their addresses come along",
        wire: """
            The same answer with four NS records in the authority section and their addresses in the additional \
            section. Truncation and TCP as in clean.
            """,
        requirement: "Return every address; what doesn't fit beside them is not missed.",
        faults: [.delegation(servers: 4)],
        expectation: .complete,
        rule: .extrasDoNotTruncate,
        victims: [
            "HAProxy 2.4 behind CoreDNS: root servers and their addresses go past 512 octets (haproxy#1421)",
            "Go: 2 answers, 13 name servers, 13 addresses: cannot unmarshal (odeke-em/drive#358)",
        ])
}
