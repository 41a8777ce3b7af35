import Conformance

extension Scenario {
    static let cnameOnly = Scenario(
        name: "cname-only",
        title: "An alias without an address",
        wire: "The name is an alias (CNAME) for a name without addresses, with TC=0.",
        requirement: "Say that there is no address, not that the name does not exist.",
        faults: [.cnameOnly],
        expectation: .noData,
        rule: .noDataMeaning,
        victims: [
            "CoreDNS kubernetes ExternalName with a large target sends such answers (coredns#4684)"
        ])
}
