import Conformance

extension Sample {
    /// An audit in which everything happened: each standing, a subject that could not be had, and one that was not asked.
    static func eventful(version: String = "1.2.3", results: [CaseResult] = []) -> Audit {
        let musl = subject("musl-getaddrinfo", .stub, version: version)
        let failing = sweep(
            unbound, "tc-empty", counts: [20, 40, 100], holdsTo: 20, then: .servfail, flags: [.truncation, .limit],
            views: [.udp512, .stub])
        let fine = sweep(glibc, "clean", counts: [20, 40])
        let others = [
            result(dnsmasq, "tcp-refused", 40, outcome: .timeout, verdict: .tolerated, why: "No answer."),
            result(fixedBuffer, "clean", 40, outcome: .servfail, verdict: .inconclusive, why: "Not each time."),
        ]
        return Audit(
            tool: .init(name: "brimful", version: "0.1.0"), zone: "brimful.example.", profile: "quick",
            counts: [20, 40, 100],
            scenarios: [
                scenario("clean"), scenario("tc-empty"), scenario("tcp-refused", expectation: .honestFailure),
            ],
            subjects: [musl, unbound, glibc, dnsmasq, fixedBuffer, bind],
            skipped: [
                .init(name: "knot-resolver", kind: .resolver, source: "Debian trixie", reason: "it can't be fetched")
            ],
            results: sweep(musl, "clean", counts: [20, 40, 100], holdsTo: 20, flags: [.lostAddresses]) + failing + fine
                + others + results,
            cliffs: [], safeCount: nil, unasked: 2)
    }

    /// The same audit held against a baseline: what musl does is accepted in line 7, line 8 is out of date.
    static func assessed(
        _ audit: Audit = eventful(), failOn: FailOn = .fail, maxInconclusive: Int = 0
    ) -> Assessment {
        Assessment(audit, baseline: baseline, failOn: failOn, maxInconclusive: maxInconclusive)
    }

    static let baseline = Baseline(entries: [
        .init(
            subject: "musl-getaddrinfo",
            deviation: Deviation(
                scenario: "clean", outcome: .partial, from: 40, holdsTo: 20, to: nil, views: nil),
            reason: "it has no TCP", line: 7),
        .init(
            subject: "glibc-getaddrinfo",
            deviation: Deviation(
                scenario: "clean", outcome: .nxdomain, from: 40, holdsTo: 39, to: nil, views: nil),
            reason: "it was so", line: 8),
    ])

    /// What a subject may say that is meant for whoever reads the report.
    static let hostileText =
        "</script><img onerror=x> ]]> --> \u{1B}[31m\u{0}\u{FFFE}\u{85}\u{2028}\r\nBail out! # TODO [x](http://evil) {0} \\\n...\n"
        + String(repeating: "a", count: 65_536)

    /// Everything that came from a subject is hostile, in every standing.
    static var hostile: Audit {
        let evil = SubjectIdentity(
            name: "evil # TODO </testsuite>", kind: .stub, version: hostileText, source: hostileText)
        let reply = Reply(
            status: .unreadable(hostileText),
            addresses: AddressTally(expected: 40, foreign: 1, foreignExamples: [hostileText]), error: hostileText,
            elapsedMs: .infinity, log: [hostileText, "...", "---", "Bail out!", "not ok 1"])
        let exchange = Exchange(
            transport: .tcp, destination: hostileText, ednsSize: -1, octets: .max, tc: true, records: .max,
            action: .answered, type: nil, atMs: .nan)
        let verdicts: [Verdict] = [.fail, .tolerated, .inconclusive, .pass]
        let results = verdicts.enumerated().map { number, verdict in
            CaseResult(
                observation: Observation(
                    subject: evil, testCase: Case(scenario: "clean", count: number + 1, view: .lookup),
                    purpose: .sweep, octets: .max, reply: reply, exchanges: [exchange], unlisted: .max,
                    repetitions: [.init(view: .lookup, reply: reply, exchanges: [exchange])]),
                outcome: .wrong, verdict: verdict, flags: [.wrongAnswer], leg: .upstream,
                rule: Rule(rfc: hostileText, section: hostileText, text: hostileText), why: hostileText)
        }
        return Audit(
            tool: .init(name: hostileText, version: hostileText), zone: hostileText, profile: hostileText, counts: [1],
            scenarios: [scenario("clean")], subjects: [evil],
            skipped: [.init(name: hostileText, kind: .parser, source: hostileText, reason: hostileText)],
            results: results, cliffs: [], safeCount: .init(count: 1, limitedBy: [hostileText]), unasked: .max)
    }

    /// The hostile audit, of which nothing is accepted, and all.
    static var hostileAssessments: [Assessment] {
        let entry = Baseline.Entry(
            subject: "evil # TODO </testsuite>",
            deviation: Deviation(
                scenario: "clean", outcome: .wrong, from: 1, holdsTo: 0, to: nil, views: nil),
            reason: hostileText, line: 1)
        return [
            Assessment(hostile), Assessment(hostile, failOn: .tolerated, maxInconclusive: 9),
            Assessment(hostile, baseline: Baseline(entries: [entry]), failOn: .tolerated),
        ]
    }
}
