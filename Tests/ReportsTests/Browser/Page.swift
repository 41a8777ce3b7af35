import Conformance
import Reports

/// Audits for the page.
enum Page {
    static let counts = [1, 20, 28, 40, 100]

    /// Two scenarios, all kinds, a pair, and every standing.
    static let assessment = Assessment(audit, baseline: baseline)

    private static let bind = Sample.subject("bind", .resolver)
    private static let musl = Sample.subject("musl", .stub)
    private static let glibc = Sample.subject("glibc", .stub)
    private static let ldns = Sample.subject("ldns", .parser)
    private static let pair = musl.through(bind)

    private static let baseline = Baseline(entries: [
        .init(
            subject: "bind",
            deviation: Deviation(
                scenario: "clean", outcome: .servfail, from: 100, holdsTo: 40, to: nil, views: nil),
            reason: "max-records-per-type", line: 3)
    ])

    private static var audit: Audit {
        let clean =
            Sample.sweep(bind, "clean", counts: counts, holdsTo: 40, then: .servfail, views: [.udp512, .stub])
            + Sample.sweep(musl, "clean", counts: counts, holdsTo: 28, then: .nxdomain, flags: [.nxdomain])
            + Sample.sweep(glibc, "clean", counts: counts) + Sample.sweep(ldns, "clean", counts: counts)
            + Sample.sweep(pair, "clean", counts: counts, holdsTo: 28, then: .partial)
        let refused = [
            Sample.result(glibc, "tcp-refused", 40, outcome: .servfail, verdict: .tolerated),
            Sample.result(bind, "tcp-refused", 40, outcome: .timeout, verdict: .inconclusive),
        ]
        return Sample.audit(
            counts: counts,
            scenarios: [Sample.scenario("clean"), Sample.scenario("tcp-refused", expectation: .honestFailure)],
            subjects: [bind, musl, glibc, ldns, pair], results: clean + refused,
            cliffs: [Sample.cliff(musl, "clean", holdsTo: 28, .nxdomain, .octets, 512)],
            skipped: [.init(name: "adns", kind: .stub, reason: "could not be fetched")],
            safeCount: .init(count: 28, limitedBy: ["musl@1.2.3"]))
    }

    static let samples = [
        MessageSample(
            scenario: "clean", type: .a, count: 40, transport: .udp, udpPayloadSize: nil, octets: 66,
            fields: [
                .init(offset: 0, hex: "0000", name: "ID", value: "0"),
                .init(offset: 2, hex: "8380", name: "flags", value: "QR TC RD RA"),
                .init(offset: 6, hex: "0028", name: "ANCOUNT", value: "40"),
            ]),
        MessageSample(
            scenario: "clean", type: .a, count: 40, transport: .tcp, udpPayloadSize: nil, octets: 706,
            fields: [.init(offset: 0, hex: "0000", name: "ID", value: "0")]),
    ]

    /// In every place where a subject has a say.
    static var hostile: Assessment {
        let attack = "</script><img src=x onerror=alert(1)>\u{1B}[2J\u{202E}\0{{summary}}"
        let flood = attack + String(repeating: "x", count: 65_536)
        let subject = SubjectIdentity(name: "evil", kind: .stub, version: attack, source: flood)
        let reply = Reply(
            status: .unreadable(flood), addresses: AddressTally(expected: 40, foreignExamples: [flood]), error: flood,
            errorClass: .malformed, elapsedMs: .infinity, log: [attack] + Array(repeating: flood, count: 200))
        let observation = Observation(
            subject: subject, testCase: Case(scenario: "clean", count: 40, view: .lookup), purpose: .sweep, octets: 706,
            reply: reply, exchanges: [], repetitions: [.init(view: .lookup, reply: reply, exchanges: [])])
        let result = CaseResult(
            observation: observation, outcome: .malformed, verdict: .fail, flags: [], leg: .upstream,
            rule: Rule(rfc: attack, section: attack, text: flood), why: attack)
        return Assessment(
            Sample.audit(
                counts: [40], scenarios: [Sample.scenario("clean")], subjects: [subject], results: [result],
                skipped: [.init(name: attack, kind: .stub, reason: flood)]))
    }

    /// As many as the largest audit has, in one scenario.
    static var large: Assessment {
        let counts = Array(1...60)
        let subjects = (1...500).map { Sample.subject("subject-\($0)", .stub) }
        let results = subjects.enumerated().flatMap { number, subject in
            Sample.sweep(subject, "clean", counts: counts, holdsTo: number.isMultiple(of: 10) ? 30 : 60)
        }
        return Assessment(
            Sample.audit(counts: counts, scenarios: [Sample.scenario("clean")], subjects: subjects, results: results))
    }
}
