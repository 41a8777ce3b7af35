import Conformance

extension Scenario {
    static let silentSubset = Scenario(
        name: "silent-subset",
        title: "Eight of the addresses, TC clear",
        wire: "No answer holds more than 8 records, another part each time, with TC=0, over UDP and TCP.",
        requirement: "Nothing can be noticed: what the client makes of it is recorded, and never blamed.",
        faults: [.subset(8)],
        expectation: .undetectable,
        rule: .allOfTheSet,
        victims: [
            "Consul: 3 records over UDP, TC clear (hashicorp/consul#375, #1712, #3355, #3937)",
            "GitLab on Consul: 3 of 5 replicas used (gitlab-ee#8979)",
            "libcluster DNSPoll: 5 of 15, nodes are removed (libcluster#190)",
        ])
}
