import Conformance
import Testing

@testable import Reports

@Suite struct `TAP report` {
    private func lines(_ assessment: Assessment = Sample.assessed()) throws -> [String] {
        try TAPReport().render(assessment).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test func `the version comes first, then the plan, and nothing behind the last point`() throws {
        let lines = try lines()
        #expect(lines.prefix(2) == ["TAP version 14", "1..9"])
        #expect(lines[2].hasPrefix("# brimful 0.1.0 asked 6 subjects"))
        #expect(lines[3].hasPrefix("# safe count: "))
        #expect(lines.last == "")
    }

    @Test func `there is a point for each subject, and a subtest with a point for each case`() throws {
        let lines = try lines()
        #expect(
            lines.filter { $0.hasPrefix("ok") || $0.hasPrefix("not ok") } == [
                "ok 1 - musl-getaddrinfo@1.2.3", "not ok 2 - unbound@1.17.1", "ok 3 - glibc-getaddrinfo@2.36",
                "ok 4 - dnsmasq@2.90", "not ok 5 - glibc-gethostbyname_r-1024@2.36",
                "ok 6 - bind-recursive@9.18.28 # SKIP not asked: the audit was interrupted before",
                "ok 7 - knot-resolver # SKIP it can't be fetched (Debian trixie)", "not ok 8 - baseline",
                "not ok 9 - audit",
            ])
        let start = try #require(lines.firstIndex(of: "# Subtest: musl-getaddrinfo@1.2.3"))
        #expect(
            lines[(start + 1)...].prefix(5) == [
                "    1..3", "    ok 1 - clean/a20/lookup",
                "    not ok 2 - clean/a40/lookup # TODO known: it has no TCP (the baseline, line 7)",
                "    not ok 3 - clean/a100/lookup # TODO known: it has no TCP (the baseline, line 7)",
                "ok 1 - musl-getaddrinfo@1.2.3",
            ])
    }

    @Test func `what deviates has its evidence behind it`() throws {
        let lines = try lines()
        let start = try #require(lines.firstIndex(of: "    not ok 3 - tc-empty/a40/udp512"))
        #expect(
            lines[(start + 1)...].prefix(6) == [
                "      ---",
                "      message: \"20 of 40 addresses came back, and nothing said that some are missing.\"",
                "      severity: \"fail\"", "      type: \"truncation limit\"", "      evidence: |",
                "        Case: tc-empty/a40/udp512",
            ])
    }

    @Test func `what is undecided is not ok, unless so much of it is allowed`() throws {
        #expect(try lines().contains("    not ok 1 - clean/a40/lookup"))
        let allowed = try lines(Sample.assessed(maxInconclusive: 1))
        #expect(allowed.contains { $0.hasPrefix("ok 5 - ") && $0.hasSuffix(" # SKIP inconclusive: Not each time.") })
    }

    @Test func `what is tolerated is ok, unless the run fails on it`() throws {
        #expect(try lines().contains("    ok 1 - tcp-refused/a40/stub"))
        #expect(try lines(Sample.assessed(failOn: .tolerated)).contains("    not ok 1 - tcp-refused/a40/stub"))
    }

    @Test func `a name is no directive, and no escape`() throws {
        let subject = Sample.subject("a # TODO b \\ c", .stub, version: "")
        let audit = Sample.audit(
            scenarios: [Sample.scenario("clean")], subjects: [subject],
            results: Sample.sweep(subject, "clean", counts: [1]))
        #expect(try lines(Assessment(audit)).contains("ok 1 - a \\# TODO b \\\\ c"))
    }

    @Test func `hostile text begins no line, and is bounded`() throws {
        for assessment in Sample.hostileAssessments {
            let lines = try lines(assessment)
            #expect(lines.reduce(0) { $0 + $1.utf8.count } < 100_000)
            let ends = lines.count { $0.allSatisfy { $0 == " " || $0 == "." } && $0.contains("...") }
            #expect(ends == lines.count { $0.hasSuffix("  ---") })
            #expect(!lines.contains { $0.drop { $0 == " " }.hasPrefix("Bail out!") })
            #expect(!lines.contains { $0.unicodeScalars.contains { $0.properties.generalCategory == .control } })
        }
    }
}
