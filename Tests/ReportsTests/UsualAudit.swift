import Conformance

extension Sample {
    static let unbound = subject("unbound", .resolver, version: "1.17.1")
    static let bind = subject("bind-recursive", .resolver, version: "9.18.28")
    static let dnsmasq = subject("dnsmasq", .resolver, version: "2.90")
    static let glibc = subject("glibc-getaddrinfo", .stub, version: "2.36")
    static let fixedBuffer = subject("glibc-gethostbyname_r-1024", .stub, version: "2.36")
    static let musl = subject("musl-getaddrinfo", .stub)
    static let dnspython = subject("dnspython", .parser, version: "2.3.0")

    /// What an audit of seven subjects looks like: two cliffs, a view that differs, every verdict.
    static var usual: Audit {
        let subjects = [musl, unbound, glibc, dnspython, bind, fixedBuffer, dnsmasq]
        return audit(
            scenarios: [
                scenario("clean"), scenario("tc-empty"), scenario("tcp-refused", expectation: .honestFailure),
            ],
            subjects: subjects, results: cleanResults + tcEmptyResults + tcpRefusedResults,
            cliffs: [
                cliff(musl, "clean", holdsTo: 28, .partial, .octets, 512),
                cliff(fixedBuffer, "clean", holdsTo: 100, .servfail, .records, 100),
                cliff(dnsmasq, "clean", holdsTo: 256, failsFrom: 1000, view: .edns4096, .servfail, .octets, 4096),
                cliff(musl, "tc-empty", holdsTo: 0, failsFrom: 1, .nxdomain),
            ],
            skipped: [.init(name: "knot-resolver", kind: .resolver, reason: "the package cannot be fetched")],
            safeCount: .init(count: 28, limitedBy: [musl.fullName]))
    }

    private static var cleanResults: [CaseResult] {
        let counts = usualCounts
        let everyView: [View] = [.udp512, .edns4096, .stub]
        return [unbound, bind].flatMap { sweep($0, "clean", counts: counts, views: everyView) }
            + sweep(dnsmasq, "clean", counts: counts, views: [.udp512, .stub])
            + sweep(dnsmasq, "clean", counts: counts, holdsTo: 256, then: .servfail, views: [.edns4096])
            + [glibc, dnspython].flatMap { sweep($0, "clean", counts: counts) }
            + sweep(musl, "clean", counts: counts, holdsTo: 28, flags: [.tcpFallback, .lostAddresses])
            + sweep(fixedBuffer, "clean", counts: counts, holdsTo: 100, then: .servfail, flags: [.limit])
    }

    private static var tcEmptyResults: [CaseResult] {
        [unbound, bind, dnsmasq, glibc].flatMap { sweep($0, "tc-empty", counts: usualCounts) }
            + sweep(musl, "tc-empty", counts: usualCounts, holdsTo: 0, then: .nxdomain, flags: [.nxdomain])
            + [result(fixedBuffer, "tc-empty", 40, outcome: .servfail, verdict: .inconclusive, why: "Not repeated.")]
    }

    private static var tcpRefusedResults: [CaseResult] {
        [unbound, bind, glibc].flatMap { sweep($0, "tcp-refused", counts: [40]) }
            + [result(dnsmasq, "tcp-refused", 40, outcome: .timeout, verdict: .tolerated, why: "No answer.")]
            + sweep(musl, "tcp-refused", counts: [40], holdsTo: 0, flags: [.tcpFallback])
    }
}
