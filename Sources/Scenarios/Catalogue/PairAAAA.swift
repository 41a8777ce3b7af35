import Conformance

extension Scenario {
    static let pairs = [
        pair(
            .dead, name: "pair-aaaa-dead", title: "A in order, AAAA never answered",
            wire:
                "Queries for the other address type of the name are never answered, over UDP or TCP. The rest as in clean.",
            rule: .deadIsOfOneType,
            victims: [
                "musl from 1.2.1: the whole getaddrinfo fails (5cf1ac24)",
                "gRPC with c-ares: more than 20 s (grpc#35638, #17436)",
            ]),
        pair(
            .servfail, name: "pair-aaaa-servfail", title: "A in order, AAAA gets SERVFAIL",
            wire: "Queries for the other address type of the name are answered with SERVFAIL. The rest as in clean.",
            rule: .failureIsOfOneType, victims: ["musl from 1.2.1: the whole getaddrinfo fails (5cf1ac24)"]),
        pair(
            .large, name: "pair-aaaa-big", title: "A and AAAA, both large",
            wire: "The name has as many records of the other address type. Truncation and TCP as in clean, for both.",
            rule: .ignoreTruncated,
            victims: [
                "glibc before 2.23: a stack overflow above 2048 octets (CVE-2015-7547)",
                "musl before 1.1.17: a stack overflow above 48 addresses (CVE-2017-15650)",
                "musl: 48 addresses of both types together (MAXADDRS)",
            ]),
    ]

    private static func pair(
        _ other: Fault.OtherType, name: String, title: String, wire: String, rule: Rule, victims: [String]
    ) -> Scenario {
        Scenario(
            name: name,
            title: title,
            wire: wire,
            requirement: "Return every address of the type that is in order; lose none for the other type's sake.",
            faults: [.otherType(other)],
            expectation: .complete,
            rule: rule,
            victims: victims)
    }
}
