import Conformance
import Foundation
import Reports
import Testing

@Suite struct `Markdown` {
    private func render(_ assessment: Assessment) -> String { MarkdownReport().render(assessment) }

    /// What stands below a heading, up to the next.
    private func section(_ name: String, of text: String) -> String? {
        text.components(separatedBy: "\n### ").dropFirst().first { $0.hasPrefix(name + "\n") }
            .map { $0.components(separatedBy: "\n<details>")[0] }
    }

    @Test func `the headline says how it ended, and the safe count`() {
        let text = render(Assessment(Sample.usual))
        let lines = text.split(separator: "\n")
        #expect(lines[0] == "## brimful: 5 deviations")
        #expect(lines[1].hasPrefix("**Safe count:** 28 "))
        #expect(lines[1].hasSuffix("limited by musl-getaddrinfo@&#8203;1.2.3)."))
        #expect(text.contains("**Skipped**: 1 subject that could not be had."))
    }

    @Test func `an audit in which all is well says so`() {
        let audit = Sample.audit(
            scenarios: [Sample.scenario("clean")], subjects: [Sample.glibc],
            results: Sample.sweep(Sample.glibc, "clean", counts: Sample.usualCounts))
        let text = render(Assessment(audit))
        #expect(text.hasPrefix("## brimful: as expected\n"))
        #expect(!text.contains("What deviates"))
        #expect(text.contains("| `glibc-getaddrinfo@2.36` | ok | ok | ok |"))
    }

    @Test func `an undecided audit says so`() {
        let audit = Sample.audit(
            scenarios: [Sample.scenario("clean")], subjects: [Sample.glibc],
            results: [Sample.result(Sample.glibc, "clean", 40, outcome: .timeout, verdict: .inconclusive, why: "Once.")]
        )
        let text = render(Assessment(audit))
        #expect(text.hasPrefix("## brimful: could not decide\n"))
        #expect(section("What could not be decided", of: text)?.contains("| 40 | no answer | Once. |") == true)
    }

    @Test func `what deviates is a row with its place, what, why and rule`() throws {
        let table = try #require(section("What deviates", of: render(Assessment(Sample.usual))))
        let rows = table.split(separator: "\n").filter { $0.hasPrefix("| `") }
        #expect(rows.count == 5)
        #expect(
            rows.contains { $0.hasPrefix("| `musl-getaddrinfo@1.2.3` | `clean` | 29 | a part only | 14 of 29 addr") })
        #expect(rows.allSatisfy { $0.contains("https://www.rfc-editor.org/rfc/rfc7766#section-5") })
    }

    @Test func `a view in which nobody asks is named`() throws {
        let table = try #require(section("What deviates", of: render(Assessment(Sample.usual))))
        #expect(table.contains("| `dnsmasq@2.90` | `clean` | 1000 (edns4096) | SERVFAIL |"))
    }

    @Test func `what is accepted doesn't look like a failure`() throws {
        let text = render(Sample.accepting)
        let deviates = try #require(section("What deviates", of: text))
        #expect(!deviates.contains("| `musl-getaddrinfo@1.2.3` | `clean` |"))
        #expect(deviates.contains("| `musl-getaddrinfo@1.2.3` | `tc-empty` |"))
        let clean = try #require(section("`clean`: what happens in clean", of: text))
        let row = clean.split(separator: "\n").first { $0.hasPrefix("| `musl-getaddrinfo@") }
        #expect(
            row?.hasPrefix("| `musl-getaddrinfo@1.2.3` | ok | ok | ok | ok | (P) | (P) | (P) | (P) | (P) |") == true)
        #expect(clean.contains("in brackets: accepted"))
        #expect(text.contains("<summary>Accepted (1)</summary>"))
        #expect(text.contains("| no TCP in 1.2.3 | the baseline, line 8 |"))
    }

    @Test func `what deviates is bold in its table`() throws {
        let text = render(Assessment(Sample.usual))
        let empty = try #require(section("`tc-empty`: what happens in tc-empty", of: text))
        #expect(empty.contains("| `musl-getaddrinfo@1.2.3` | **N** | **N** |"))
        #expect(empty.contains("**bold** deviates"))
        #expect(!empty.contains("`unbound@"))
    }

    @Test func `tolerated results deviate where they are to`() throws {
        let results = [
            Sample.result(Sample.dnsmasq, "tcp-refused", 40, outcome: .timeout, verdict: .tolerated, why: "Late.")
        ]
        let audit = Sample.audit(
            scenarios: [Sample.scenario("tcp-refused")], subjects: [Sample.dnsmasq], results: results)
        let mild = render(Assessment(audit))
        #expect(mild.hasPrefix("## brimful: as expected\n"))
        #expect(mild.contains("<summary>Tolerated (1)</summary>"))
        let strict = render(Assessment(audit, failOn: .tolerated))
        #expect(strict.hasPrefix("## brimful: 1 deviation\n"))
        #expect(strict.contains("| `dnsmasq@2.90` | **l** |"))
    }

    @Test func `the baseline's lines are there to be pasted and dropped`() throws {
        let text = render(Sample.accepting)
        let drop = try #require(section("Baseline: lines to drop", of: text))
        #expect(drop.contains("drop from `brimful-baseline.yml`"))
        #expect(
            drop.contains(
                "```yaml\n# line 12\n- {subject: unbound, scenario: clean, fails: servfail from 100, reason: it is so}\n```"
            ))
        let add = try #require(section("Baseline: lines to add", of: text))
        #expect(add.contains("- {subject: musl-getaddrinfo, scenario: tc-empty, fails: nxdomain from 1, reason:"))
    }

    @Test func `an interrupted audit says so`() {
        let text = render(Assessment(Sample.interrupted(Sample.usual, unasked: 3)))
        #expect(text.contains("**Interrupted**: 3 parts of it not asked."))
    }

    @Test func `the skipped are told with the reason`() {
        let text = render(Assessment(Sample.usual))
        #expect(text.contains("<summary>Skipped: could not be had (1)</summary>"))
        #expect(text.contains("| `knot-resolver` |  | the package cannot be fetched |"))
    }

    @Test(arguments: [1, 10, 60]) func `it fits in a comment, and says what was left out`(scenarios: Int) {
        let text = render(Assessment(Sample.failing(subjects: 100, scenarios: scenarios)))
        #expect(text.utf8.count <= 65_536)
        #expect(text.hasPrefix("## brimful: \(100 * scenarios) deviations"))
        #expect((text.contains("… and ") || text.contains("Left out, because")) == (scenarios > 1))
    }

    @Test func `a step's summary has more room, and an end as well`() {
        let audit = Assessment(Sample.failing(subjects: 300, scenarios: 40))
        let text = StepSummaryReport().render(audit)
        #expect((1_000_000...1 << 20).contains(text.utf8.count))
        #expect(text.contains("… and "))
        #expect(text.contains("Left out, because a page has room for 1048576 octets:"))
    }
}
