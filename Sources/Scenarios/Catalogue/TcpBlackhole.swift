import Conformance

extension Scenario {
    static let tcpBlackhole = Scenario(
        name: "tcp-blackhole",
        title: "Truncated over UDP, TCP never answers",
        wire: """
            As tc-partial, and the TCP SYN is never answered.
            """,
        requirement: """
            Say so with a temporary error within 15 seconds, or pass TC on; never a part as the whole, \
            never 'no such name'.
            """,
        faults: [.truncate(.wholeRecords), .tcp(.blackhole)],
        expectation: .honestFailure,
        rule: .ignoreTruncated,
        victims: [
            "systemd 245: 7 seconds, then a timeout (systemd#22882)",
            "minikube 0.25 behind VirtualBox's NAT (minikube#2617)",
        ])
}
