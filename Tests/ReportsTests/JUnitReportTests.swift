import Conformance
import FoundationXML
import Testing

@testable import Reports

@Suite struct `JUnit report` {
    @Test func `there is a suite for each subject, for what was skipped, the baseline and the rest`() throws {
        let report = try JUnitDocument(Sample.assessed())
        #expect(
            report.suites.map { $0["name"] } == [
                "musl-getaddrinfo@1.2.3", "unbound@1.17.1", "glibc-getaddrinfo@2.36", "dnsmasq@2.90",
                "glibc-gethostbyname_r-1024@2.36", "bind-recursive@9.18.28", "knot-resolver", "baseline", "audit",
            ])
    }

    @Test func `a pair is a suite of its own`() throws {
        let report = try JUnitDocument(Assessment(Sample.paired))
        let pair = try report.suite("glibc-getaddrinfo@2.36 through unbound@1.17.1")
        #expect(pair["failures"] == "1")
        #expect(pair.elements(forName: "testcase").map { $0["name"] } == ["clean/a20/lookup", "clean/a40/lookup"])
    }

    @Test func `the totals are those of the cases`() throws {
        let report = try JUnitDocument(Sample.assessed())
        for suite in report.suites {
            let cases = suite.elements(forName: "testcase")
            for (total, element) in [("failures", "failure"), ("errors", "error"), ("skipped", "skipped")] {
                #expect(suite[total] == String(cases.count { $0.only(element) != nil }))
            }
            #expect(suite["tests"] == String(cases.count))
        }
        #expect(report.root["tests"] == "17")
        #expect(report.root["failures"] == "5")
        #expect(report.root["errors"] == "2")
    }

    @Test func `a case is grouped by subject and scenario, and has its time in seconds`() throws {
        let single = try JUnitDocument(Sample.assessed()).single("unbound@1.17.1", "tc-empty/a20/udp512")
        #expect(single["classname"] == "unbound@1.17.1.tc-empty")
        #expect(single["time"] == "0.001")
        #expect(single.childCount == 0)
    }

    @Test func `what deviates is a failure with its evidence`() throws {
        let report = try JUnitDocument(Sample.assessed())
        let failure = try #require(
            try report.single("unbound@1.17.1", "tc-empty/a40/stub").only("failure"))
        #expect(failure["type"] == "truncation limit")
        #expect(failure["message"] == "20 of 40 addresses came back, and nothing said that some are missing.")
        let text = try #require(failure.stringValue)
        #expect(text.contains("\n  at 0.5 ms: UDP query for A to 192.0.2.1, no EDNS: answered, 66 octets"))
        #expect(text.contains("\nRFC 7766, section 5: All MUST support TCP.\n"))
        #expect(
            text.contains(
                "\nAgain: brimful audit --subject unbound@1.17.1 --scenario tc-empty --counts 40 --view stub\n"))
        #expect(
            text.hasSuffix(
                "To accept it: add a line: - {subject: unbound, scenario: tc-empty, "
                    + "fails: servfail from 40 (21 to 39 not asked), reason: not explained yet}"))
    }

    @Test func `what is accepted is skipped, and says why and where`() throws {
        let report = try JUnitDocument(Sample.assessed())
        let skipped = try #require(
            try report.single("musl-getaddrinfo@1.2.3", "clean/a40/lookup").only("skipped"))
        #expect(skipped["message"] == "known: it has no TCP (the baseline, line 7)")
    }

    @Test func `what is tolerated passes, unless the run fails on it`() throws {
        let tolerated = try JUnitDocument(Sample.assessed()).single("dnsmasq@2.90", "tcp-refused/a40/stub")
        #expect(tolerated.only("system-out")?.stringValue == "tolerated: No answer.")
        let failing = try JUnitDocument(Sample.assessed(failOn: .tolerated))
            .single("dnsmasq@2.90", "tcp-refused/a40/stub")
        #expect(failing.only("failure")?["type"] == "timeout")
    }

    @Test func `what could not be decided is an error, unless so much of it is allowed`() throws {
        let name = (suite: "glibc-gethostbyname_r-1024@2.36", single: "clean/a40/lookup")
        let error = try JUnitDocument(Sample.assessed()).single(name.suite, name.single).only("error")
        #expect(error?["type"] == "inconclusive")
        let allowed = try JUnitDocument(Sample.assessed(maxInconclusive: 1)).single(name.suite, name.single)
        #expect(allowed.only("skipped")?["message"] == "inconclusive: Not each time.")
    }

    @Test func `what was not asked is said`() throws {
        let report = try JUnitDocument(Sample.assessed())
        #expect(
            try report.single("knot-resolver", "asked").only("skipped")?["message"]
                == "it can't be fetched (Debian trixie)")
        #expect(
            try report.single("bind-recursive@9.18.28", "asked").only("skipped")?["message"]
                == "not asked: the audit was interrupted before")
        #expect(
            try report.single("audit", "everything was asked").only("error")?["message"]
                == "interrupted: 2 parts of the audit not asked")
    }

    @Test func `a line of the baseline that is out of date fails, and says what to do`() throws {
        let cases = try JUnitDocument(Sample.assessed()).suite("baseline").elements(forName: "testcase")
        #expect(cases.map { $0["classname"] } == ["baseline.drop"])
        let message = try #require(cases[0].only("failure")?["message"])
        #expect(message.hasPrefix("drop line 8, which is as it should be now: - {subject: glibc-getaddr"))
    }

    @Test func `what known.yml tells of and is gone fails where that counts`() throws {
        let known = KnownDeviation(
            subject: Sample.glibc,
            deviation: Deviation(
                scenario: "clean", outcome: .nxdomain, from: 40, holdsTo: 39, to: nil, views: nil),
            reason: "r", source: "s")
        let audit = Audit(
            tool: .init(name: "brimful", version: "0.1.0"), zone: "", profile: "quick", counts: [40],
            scenarios: [Sample.scenario("clean")], subjects: [Sample.glibc], skipped: [],
            results: Sample.sweep(Sample.glibc, "clean", counts: [40]), cliffs: [], safeCount: nil, known: [known])
        #expect(try JUnitDocument(Assessment(audit)).suites.count == 1)
        let gone = try JUnitDocument(Assessment(audit, failOn: .new)).suite("baseline").elements(forName: "testcase")
        #expect(gone.map { $0["classname"] } == ["baseline.known"])
    }

    @Test(arguments: [
        (-1, "0.000"), (.nan, "0.000"), (.infinity, "0.000"), (1e300, "86400.000"), (1234.5678, "1.235"), (20, "0.020"),
    ]) func `a time is one that the schema takes`(milliseconds: Double, words: String) {
        let single = PipelineCase(name: "", group: "", milliseconds: milliseconds, state: .passed)
        #expect(JUnitTotals.seconds(JUnitTotals.milliseconds(of: single)) == words)
    }

    @Test func `hostile text is text, and bounded`() throws {
        for assessment in Sample.hostileAssessments {
            let text = try JUnitReport().render(assessment)
            #expect(text.utf8.count < 100_000)
            #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value >= 0xFFFE })
            let names = try JUnitDocument(assessment).suites.compactMap { $0["name"] }
            #expect(names[0].hasPrefix("evil # TODO </testsuite>@</script><img onerror=x> ]]> --> \\u{1b}[31m\\u{0}"))
        }
    }

    @Test func `sixteen thousand cases are rendered, each once`() throws {
        let counts = Array(1...160)
        let subjects = (1...100).map { Sample.subject("stub-\($0)", .stub) }
        let audit = Sample.audit(
            counts: counts, scenarios: [Sample.scenario("clean")], subjects: subjects,
            results: subjects.flatMap { Sample.sweep($0, "clean", counts: counts, holdsTo: 28) })
        let report = try JUnitDocument(Assessment(audit))
        #expect(report.root["tests"] == "16000")
        #expect(report.root["failures"] == "13200")
        #expect(report.suites.allSatisfy { $0.elements(forName: "testcase").count == 160 })
    }
}
