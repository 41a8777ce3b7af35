import Conformance
import Foundation
import Testing

@testable import Reports

@Suite struct `What a baseline accepts, in reports` {
    private static let audit = Sample.audit(
        scenarios: [Sample.scenario("clean")], subjects: [Sample.musl, Sample.unbound],
        results: Sample.sweep(Sample.musl, "clean", counts: [20, 28, 40], holdsTo: 28)
            + Sample.sweep(Sample.unbound, "clean", counts: [20, 28, 40], holdsTo: 20, then: .servfail))

    private static func line(_ subject: String, _ words: String, reason: String = "r", line: Int = 1) throws
        -> Baseline.Entry
    {
        Baseline.Entry(
            subject: subject, deviation: try #require(Deviation(words, scenario: "clean")), reason: reason, line: line)
    }

    private func assessment(_ entries: [Baseline.Entry], audit: Audit = audit) -> Assessment {
        Assessment(audit, baseline: Baseline(entries: entries))
    }

    private func table(_ assessment: Assessment, color: Bool = false) -> String {
        TerminalReport(width: 100, color: color).render(assessment)
    }

    @Test func `what failed is what deviates, and what is accepted is a number`() throws {
        let table = table(assessment([try Self.line("musl-getaddrinfo", "partial from 40 (29 to 39 not asked)")]))
        let failed = table.components(separatedBy: "What failed, and where\n").last?.components(separatedBy: "\n\n")[0]
        #expect(failed?.contains("unbound@1.17.1") == true)
        #expect(failed?.contains("musl") == false)
        #expect(table.contains("\naccepted by the baseline: 1 result\n"))
        #expect(table.contains("fail 3"))
    }

    @Test func `accepted cells stand out less than what deviates`() throws {
        let colored = table(
            assessment([try Self.line("musl-getaddrinfo", "partial from 40 (29 to 39 not asked)")]), color: true)
        let row = try #require(colored.split(separator: "\n").first { $0.contains("musl") })
        #expect(row.contains("\u{1B}[2mP"))
        let other = try #require(colored.split(separator: "\n").first { $0.contains("unbound") })
        #expect(other.contains("\u{1B}[1;31mS"))
    }

    @Test func `the lines to change are listed`() throws {
        let table = table(assessment([try Self.line("musl-getaddrinfo", "partial from 20", line: 7)]))
        #expect(
            table.contains("What to change in the baseline\n  - replace line 7, \"partial from 20\", by: - {subject:"))
        #expect(table.contains("  - add a line: - {subject: unbound, scenario: clean,"))
    }

    @Test func `lines about what wasn't asked are counted`() throws {
        let table = table(
            assessment([try Self.line("bind", "servfail from 1"), try Self.line("knot", "servfail from 1", line: 2)]))
        #expect(table.contains("of what was not asked: 2 lines of the baseline"))
    }

    @Test func `without a baseline nothing of it is said`() {
        #expect(!table(Assessment(Self.audit)).contains("baseline"))
    }

    @Test func `an audit that was interrupted says so`() {
        let audit = Audit(
            tool: Self.audit.tool, zone: Self.audit.zone, profile: "quick", counts: [20],
            scenarios: Self.audit.scenarios,
            subjects: Self.audit.subjects, skipped: [], results: Self.audit.results, cliffs: [], safeCount: nil,
            unasked: 3)
        #expect(table(Assessment(audit)).contains("interrupted: 3 parts not asked"))
    }

    @Test func `what is tolerated is listed where the run fails on it`() {
        let result = Sample.result(
            Sample.unbound, "clean", 40, outcome: .timeout, verdict: .tolerated, why: "Too late.")
        let audit = Sample.audit(scenarios: [Sample.scenario("clean")], subjects: [Sample.unbound], results: [result])
        #expect(!table(Assessment(audit)).contains("Too late."))
        #expect(table(Assessment(audit, failOn: .tolerated)).contains("clean, 40 addresses: Too late."))
    }

    // MARK: JSON

    private struct Document: Decodable {
        let results: [Result]
        let baseline: Changes?
        let summary: Numbers

        struct Result: Decodable {
            let standing: String
            let accepted: Accepted?
        }

        struct Accepted: Decodable, Equatable {
            let reason: String
            let source: String
        }

        struct Changes: Decodable {
            let changes: [Change]
            let unaskedLines: [Int]
        }

        struct Change: Decodable {
            let change: String
            let line: Int?
            let text: String
            let replacement: String?
        }

        struct Numbers: Decodable {
            let accepted: Int
            let deviating: Int
            let unasked: Int
        }
    }

    private func document(_ assessment: Assessment) throws -> Document {
        try JSONDecoder().decode(Document.self, from: Data(try JSONReport().render(assessment).utf8))
    }

    @Test func `a result says what it means for the run, and why it is accepted`() throws {
        let document = try document(
            assessment([try Self.line("musl-getaddrinfo", "partial from 40 (29 to 39 not asked)", reason: "known")]))
        #expect(
            document.results.map(\.standing) == [
                "asExpected", "asExpected", "accepted", "asExpected", "deviates", "deviates",
            ])
        #expect(document.results[2].accepted == .init(reason: "known", source: "the baseline, line 1"))
        #expect(document.results[4].accepted == nil)
        #expect(document.summary.accepted == 1)
        #expect(document.summary.deviating == 2)
        #expect(document.summary.unasked == 0)
    }

    @Test func `changes have their line, what stands there and what is to`() throws {
        let document = try document(
            assessment([
                try Self.line("musl-getaddrinfo", "partial from 20", line: 7),
                try Self.line("bind", "servfail from 1", line: 9),
            ]))
        let changes = try #require(document.baseline?.changes)
        #expect(changes.map(\.change) == ["replace", "add"])
        #expect(changes.map(\.line) == [7, nil])
        #expect(changes[0].text == "- {subject: musl-getaddrinfo, scenario: clean, fails: partial from 20, reason: r}")
        #expect(changes[0].replacement?.contains("partial from 40 (29 to 39 not asked)") == true)
        #expect(changes[1].replacement == nil)
        #expect(document.baseline?.unaskedLines == [9])
        #expect(try self.document(Assessment(Self.audit)).baseline == nil)
    }

    @Test func `a hostile subject and reason harm neither`() throws {
        let evil = SubjectIdentity(name: "evil", kind: .stub, version: Hostile.text, source: "x")
        let audit = Sample.audit(
            scenarios: [Sample.scenario("clean")], subjects: [evil, Sample.subject("evil", .stub)],
            results: Sample.sweep(evil, "clean", counts: [40], holdsTo: 1))
        let reason = Hostile.text + String(repeating: "x", count: 65536)
        let table = table(assessment([try Self.line("evil", "timeout from 1", reason: reason)], audit: audit))
        let words = table.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("add a line: - {subject: \"evil@\\x1b]0;owned"))
        #expect(
            table.unicodeScalars.allSatisfy {
                $0 == "\n" || ![.control, .format, .nonspacingMark].contains($0.properties.generalCategory)
            })
        #expect(table.utf8.count < 8192)
    }
}
