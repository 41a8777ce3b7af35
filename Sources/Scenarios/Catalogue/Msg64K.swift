import Conformance

extension Scenario {
    /// Of the usual name 2338 AAAA and 4091 A records fit.
    static let msg64K = Scenario(
        name: "msg-64k",
        title: "The largest message there is, and one record more",
        wire: """
            As clean, at the counts that just fit in a message of 65,535 octets, and at those that don't: of these \
            TC=1 over TCP too.
            """,
        requirement: """
            Return every address of an answer that fits in a message; of one that doesn't, give a temporary error or \
            pass TC on.
            """,
        faults: [],
        expectation: .complete,
        rule: .truncationIsMarked,
        victims: [
            "Go until it was fixed: TC=1 over TCP, and all records discarded (golang/go#64896)",
            "Consul: no answer above 64 KiB of SRV records (hashicorp/consul#3850)",
        ],
        counts: [2338, 2339, 4091, 4092])
}
