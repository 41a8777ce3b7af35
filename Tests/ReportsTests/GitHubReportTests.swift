import Conformance
import Foundation
import Testing

@testable import Reports

@Suite struct `GitHub's annotations` {
    /// A line as the runner reads it: what stands before the second `::` is the command, with its properties.
    private struct Command {
        let kind: String
        let properties: [String: String]
        let message: String

        init?(_ line: Substring) {
            guard let match = line.wholeMatch(of: /::([a-z]+) (.*?)::(.*)/) else { return nil }
            kind = String(match.1)
            message = Self.unescaped(match.3)
            properties = Dictionary(
                match.2.split(separator: ",").map { $0.split(separator: "=", maxSplits: 1).map(Self.unescaped) }
                    .map { ($0[0], $0.count > 1 ? $0[1] : "") }
            ) { first, _ in first }
        }

        private static func unescaped(_ text: Substring) -> String {
            String(text).replacing("%0A", with: "\n").replacing("%0D", with: "\r").replacing("%3A", with: ":")
                .replacing("%2C", with: ",").replacing("%25", with: "%")
        }

        var title: String { properties["title"] ?? "" }
    }

    /// Every line is a command; none else is there.
    private func commands(_ assessment: Assessment, path: String = "ci/baseline.yml") throws -> [Command] {
        try GitHubReport(baselinePath: path).render(assessment).split(separator: "\n").map { line in
            try #require(Command(line), "\(line)")
        }
    }

    @Test func `a deviation is an error, the plain answer's first`() throws {
        let errors = try commands(Assessment(Sample.usual)).filter { $0.kind == "error" }
        #expect(
            errors.map(\.title) == [
                "musl-getaddrinfo@1.2.3, clean: a part only from 29",
                "glibc-gethostbyname_r-1024@2.36, clean: \"try again\" from 101",
                "dnsmasq@2.90, clean: SERVFAIL from 1000 (edns4096)",
                "musl-getaddrinfo@1.2.3, tc-empty: \"no such name\" from 1",
                "musl-getaddrinfo@1.2.3, tcp-refused: a part only from 40",
            ])
        #expect(errors.first?.message == "14 of 29 addresses came back, and nothing said that some are missing.")
    }

    @Test func `the safe count is a notice`() throws {
        let notices = try commands(Assessment(Sample.usual)).filter { $0.kind == "notice" }
        #expect(notices.map(\.title) == ["safe count: 28"])
        #expect(notices.first?.message.contains("limited by musl-getaddrinfo@1.2.3") == true)
    }

    @Test func `what was skipped or inconclusive is a warning`() throws {
        let warnings = try commands(Assessment(Sample.usual)).filter { $0.kind == "warning" }
        #expect(
            warnings.map(\.title) == [
                "knot-resolver: skipped", "glibc-gethostbyname_r-1024@2.36, tc-empty: inconclusive at 40",
            ])
        let interrupted = try commands(Assessment(Sample.interrupted(Sample.usual, unasked: 3)))
        #expect(interrupted.first { $0.kind == "warning" }?.message.hasPrefix("3 parts of the audit") == true)
    }

    @Test func `a line to drop is pointed at where it stands`() throws {
        let errors = try commands(Sample.accepting).filter { $0.kind == "error" }
        let line = try #require(errors.first { $0.title == "drop this line" })
        #expect(line.properties["file"] == "ci/baseline.yml")
        #expect(line.properties["line"] == "12")
        #expect(line.message.contains("{subject: unbound, scenario: clean, fails: servfail from 100"))
        #expect(!errors.contains { $0.title.hasPrefix("musl-getaddrinfo@1.2.3, clean:") })
    }

    @Test func `a deviation says which line would accept it`() throws {
        let errors = try commands(Sample.accepting).filter { $0.kind == "error" }
        let error = try #require(errors.first { $0.title.contains("tc-empty") })
        #expect(error.message.contains("\nTo accept it, add to ci/baseline.yml: - {subject: musl-getaddrinfo, scen"))
        let without = try commands(Assessment(Sample.usual)).filter { $0.kind == "error" }
        #expect(without.allSatisfy { !$0.message.contains("To accept it") })
    }

    @Test(arguments: [("2026-11-23", true), ("2026-12-07", true), ("2026-12-08", false), ("2026-11-22", false)])
    func `a line that expires within two weeks is warned of`(day: String, isWarned: Bool) throws {
        let baseline = Baseline(entries: [Sample.entry(Sample.musl, "clean", "partial from 29", expires: Day(day))])
        let all = try commands(Assessment(Sample.usual, baseline: baseline, today: Day("2026-11-23")))
        #expect(all.contains { $0.kind == "warning" && $0.title == "this line expires on \(day)" } == isWarned)
        #expect(all.contains { $0.title == "this line has expired" } == (day == "2026-11-22"))
    }

    @Test func `days are counted over the ends of months, years and leap days`() throws {
        for (last, today, isWarned) in [
            ("2028-03-07", "2028-02-22", true), ("2028-03-08", "2028-02-22", false), ("2027-01-14", "2026-12-31", true),
            ("2027-01-15", "2026-12-31", false), ("2027-03-08", "2027-02-22", true),
        ] {
            let baseline = Baseline(entries: [Sample.entry(Sample.musl, "clean", "partial from 29", expires: Day(last))]
            )
            let all = try commands(Assessment(Sample.usual, baseline: baseline, today: Day(today)))
            #expect(all.contains { $0.title.contains("expires on") } == isWarned, "\(today) \(last)")
        }
    }

    @Test func `there are at most ten of a kind, and the last says how many more`() throws {
        let errors = try commands(Assessment(Sample.failing(subjects: 30, scenarios: 2))).filter { $0.kind == "error" }
        #expect(errors.count == 10)
        #expect(errors.last?.title == "and 51 more")
        let ten = try commands(Assessment(Sample.failing(subjects: 5, scenarios: 2))).filter { $0.kind == "error" }
        #expect(ten.count == 10)
        #expect(ten.allSatisfy { !$0.title.contains("more") })
    }

    @Test func `no error is made of what the run isn't to fail on`() throws {
        let never = try commands(Assessment(Sample.usual, failOn: .never))
        #expect(never.allSatisfy { $0.kind != "error" })
        #expect(never.contains { $0.kind == "warning" && $0.title.hasPrefix("musl-getaddrinfo@1.2.3, clean") })
    }

    @Test(arguments: [
        "::error::x", "::", "a::b,c=d%0A::set-output name=x::y", "\n::add-mask::***", "\r\n::stop-commands::x",
        "##[error]x",
        "%25%0A", "a,file=/etc/passwd", "\u{1B}[31m\0\u{202E}", String(repeating: "::", count: 40_000),
    ]) func `no text makes a command of its own`(text: String) throws {
        let evil = SubjectIdentity(name: text, kind: .stub, version: text, source: text)
        let audit = Sample.audit(
            scenarios: [Sample.scenario("clean")], subjects: [evil],
            results: [Sample.result(evil, "clean", 40, outcome: .partial, verdict: .fail, why: text)],
            skipped: [.init(name: text, kind: .stub, reason: text)])
        let assessment = Assessment(audit, baseline: Baseline(entries: []))
        let all = try commands(assessment, path: text)
        #expect(all.map(\.kind) == ["error", "warning", "notice"])
        #expect(all.allSatisfy { $0.properties.keys.allSatisfy { ["title", "file", "line"].contains($0) } })
        #expect(all[0].message.hasPrefix(plain(text)))
        #expect(all[0].title.hasPrefix(plain("\(text)@\(text)", limit: 160)))
    }
}
