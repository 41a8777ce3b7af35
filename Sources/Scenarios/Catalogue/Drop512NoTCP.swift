import Conformance

extension Scenario {
    static let drop512NoTCP = Scenario(
        name: "drop-512-no-tcp",
        title: "UDP responses above 512 octets vanish, TCP never answers",
        wire: "As drop-512, and the TCP SYN is never answered, as behind a firewall of 2008.",
        requirement: """
            Return every address where 512 octets are enough; else say so with a temporary error within 15 seconds, \
            never 'no such name'.
            """,
        faults: [.drop(above: 512), .tcp(.blackhole)],
        expectation: .honestFailure,
        rule: .giveUpSoftly,
        victims: [
            "18 of 22 home routers of 2008 stop at 512 octets or the MTU, 1 of 22 proxies TCP (ICANN SAC035)",
            "firewalls of 2014: 'it was as if the site did not exist' (nithinbekal.com/posts/long-cnames)",
        ])
}
