import Conformance

extension Scenario {
    static let ednsHostile = [
        ednsHostile(
            .formerr, title: "FORMERR to EDNS",
            wire: "A query with EDNS is answered with RCODE 1 (FORMERR) and no OPT record. Without EDNS as in clean.",
            victims: [
                "glibc from 2.26 with 'options edns0': no fallback (glibc 44500cbb25)",
                "systemd 239, where the server has no TCP either (systemd#10672)",
                "c-ares 1.33 with cookies (c-ares#911)",
            ]),
        ednsHostile(
            .badvers, title: "BADVERS to EDNS version 0",
            wire: """
                A query with EDNS is answered with extended RCODE 16 (BADVERS), although its version is 0. Without EDNS as in \
                clean.
                """,
            victims: [], expectation: .completeOrHonestFailure),
        ednsHostile(
            .drop, title: "No answer to EDNS",
            wire: "A query with EDNS is never answered over UDP. Without EDNS as in clean.",
            victims: [
                "gateways and Go from 1.19 (golang/go#65197)",
                "a home modem and Go 1.22 (golang/go#67925)",
            ], expectation: .completeOrHonestFailure),
        ednsHostile(
            .ignored, title: "EDNS is ignored",
            wire: """
                A query with EDNS is answered as if it had none: without an OPT record, and with TC=1 above 512 octets. TCP works.
                """,
            victims: ["PowerDNS Recursor of 2017 sends such answers (PowerDNS/pdns#5618)"]),
    ]

    private static func ednsHostile(
        _ fault: Fault.EDNSFault, title: String, wire: String, victims: [String],
        expectation: Expectation = .complete
    ) -> Scenario {
        // There is no version below 0, and since DNS Flag Day 2019 resolvers work around silence no more.
        let orElse = expectation == .complete ? "" : "; a temporary error is tolerated"
        return Scenario(
            name: "edns-\(fault.rawValue)",
            title: title,
            wire: wire,
            requirement: """
                Ask again without EDNS where it gets no answer with it, use TCP when TC is set, return every \
                address\(orElse).
                """,
            faults: [.edns(fault)],
            expectation: expectation,
            rule: .fallBackFromEDNS,
            victims: victims)
    }
}
