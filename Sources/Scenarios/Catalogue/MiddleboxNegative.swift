import Conformance

extension Scenario {
    static let middleboxNegatives = [
        middleboxNegative(
            .nxdomain, title: "NXDOMAIN in the place of more than 20 addresses", rule: .failureIsNoAbsence,
            victims: [
                "customers of Smarty, 13 November 2018: NXDOMAIN for close to 40 addresses (incident post-mortem report)",
                "Erlang inet:getaddr: nxdomain for a large ElastiCache cluster (wooga/eredis#126)",
                "Erlang/OTP inet_res: nxdomain above 512 octets (erlang/otp#11114)",
            ]),
        middleboxNegative(
            .servfail, title: "SERVFAIL in the place of more than 20 addresses", rule: .failureIsNoAbsence,
            victims: ["Consul 0.7: a truncated answer becomes SERVFAIL (hashicorp/consul#2384)"]),
        middleboxNegative(
            .nodata, title: "NODATA in the place of more than 20 addresses", rule: .noDataMeaning,
            victims: ["rancher-dns: a truncated answer becomes an answer without records (rancher/rancher#2931, #9605)"]
        ),
    ]

    private static func middleboxNegative(
        _ negative: Fault.Negative, title: String, rule: Rule, victims: [String]
    ) -> Scenario {
        Scenario(
            name: "middlebox-negative-\(negative.rawValue)",
            title: title,
            wire: """
                An answer of more than 20 records is replaced by \(negative.rawValue.uppercased()), over UDP and TCP, as by a \
                forwarder that can't handle it: the incident of 2018.
                """,
            requirement: """
                Nothing can be noticed: what the client makes of it is recorded, and never blamed.
                """,
            faults: [.negative(negative, above: 20)],
            expectation: .undetectable,
            rule: rule,
            victims: victims)
    }
}
