import Conformance

extension Scenario {
    static let rrsetCap = Scenario(
        name: "rrset-cap",
        title: "The right answer, past the limits on records",
        wire: "As clean, at the counts at which implementations stop: 100, 256, 1000, 2046 and 4090 records.",
        requirement: "Return every address: no RFC knows a largest number of records.",
        faults: [],
        expectation: .complete,
        rule: .allOfTheSet,
        victims: [
            "BIND from 9.18.28 and 9.20.0: 100 records a type (max-records-per-type, CVE-2024-1737)",
            "musl: 48 addresses, the rest lost without a word (MAXADDRS)",
            "Android gethostbyname: 34 addresses (MAXADDRS in gethnamaddr.cpp)",
            "Android DnsResolver: a TCP answer above 8192 octets (MAXPACKET)",
        ],
        counts: [100, 101, 255, 256, 257, 1000, 1001, 2046, 2047, 4090, 4091])
}
