import Conformance

extension Scenario {
    static let noCompress = Scenario(
        name: "no-compress",
        title: "Owner names in full",
        wire: """
            The same answer with every owner name written out in full, so that it is larger. Truncation and \
            TCP as in clean.
            """,
        requirement: """
            Return every address.
            """,
        faults: [.noCompression],
        expectation: .complete,
        rule: .compressionIsOptional,
        victims: [
            "Docker's embedded DNS 1.10 and Go (moby#20132)",
            "CoreDNS 1.x over TCP (coredns#5362)",
        ])
}
