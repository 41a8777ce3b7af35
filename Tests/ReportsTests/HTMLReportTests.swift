import Conformance
import Foundation
import TestTools
import Testing

@testable import Reports

@Suite struct `The HTML report` {
    private func page(_ audit: Audit, baseline: Baseline? = nil, failOn: FailOn = .fail) throws -> String {
        try HTMLReport().render(Assessment(audit, baseline: baseline, failOn: failOn))
    }

    private static let subject = Sample.subject("stub", .stub)

    private static func audit(_ results: [CaseResult], unasked: Int = 0) -> Audit {
        let audit = Sample.audit(
            counts: [20, 40], scenarios: [Sample.scenario("clean")], subjects: [subject], results: results)
        return Audit(
            tool: audit.tool, zone: audit.zone, profile: audit.profile, counts: audit.counts,
            scenarios: audit.scenarios,
            subjects: audit.subjects, skipped: audit.skipped, results: audit.results, cliffs: [], safeCount: nil,
            unasked: unasked)
    }

    /// The page's data, as its scripts read it.
    private func data(_ page: String) throws -> [String: Any] {
        let match = try #require(page.firstMatch(of: /<script type="application\/json" id="data">(.*?)<\/script>/))
        return try #require(try JSONSerialization.jsonObject(with: Data(match.1.utf8)) as? [String: Any])
    }

    /// The standing of each cell.
    private func standings(_ page: String) throws -> [Int?] {
        let scenarios = try #require(try data(page)["scenarios"] as? [[Any]])
        let rows = scenarios.flatMap { $0[7] as? [[Any]] ?? [] }
        return rows.flatMap { $0[2] as? [Any] ?? [] }.map { ($0 as? [Any])?[1] as? Int }
    }

    @Test func `its policy allows just its own script and style`() async throws {
        let scripts = [
            ("script", PageAssets.script, PagePolicy.scriptHash), ("style", PageAssets.style, PagePolicy.styleHash),
        ]
        for (name, text, hash) in scripts {
            let code =
                "import base64,hashlib,sys;print(base64.b64encode(hashlib.sha256(sys.stdin.buffer.read()).digest()).decode())"
            let found = try await TestTool.python.run(["-c", code], input: Array(text.utf8)).output
            #expect(found == "\(hash)\n", "PagePolicy's hash of the \(name) is to be \(found)")
        }
    }

    @Test func `without a script, the numbers and what deviates are there`() throws {
        let page = try page(
            Self.audit(
                [
                    Sample.result(Self.subject, "clean", 20),
                    Sample.result(
                        Self.subject, "clean", 40, outcome: .partial, verdict: .fail, why: "20 of 40 came back."),
                ], unasked: 3))
        #expect(page.contains("<h1>1 result deviates</h1>"))
        #expect(page.contains("20 of 40 came back."))
        #expect(page.contains("href=\"#scenario=clean&amp;subject=stub@1.2.3&amp;count=40\""))
        #expect(page.contains("Interrupted: 3 parts"))
        #expect(page.contains("<noscript>"))
    }

    @Test func `what is accepted is no deviation, and what is tolerated can be one`() throws {
        let fails = Sample.result(Self.subject, "clean", 40, outcome: .partial, verdict: .fail)
        let tolerated = Sample.result(Self.subject, "clean", 20, outcome: .servfail, verdict: .tolerated)
        let audit = Self.audit([tolerated, fails])
        let baseline = Baseline(recording: audit)
        #expect(try standings(try page(audit)) == [2, 4])
        #expect(try standings(try page(audit, baseline: baseline)) == [2, 1])
        #expect(try standings(try page(audit, baseline: baseline, failOn: .tolerated)) == [4, 1])
        #expect(try page(audit, baseline: baseline).contains("<h1>As expected</h1>"))
    }

    @Test func `of two views, what deviates stands in the cell`() throws {
        let resolver = Sample.subject("bind", .resolver)
        let results = [
            Sample.result(resolver, "clean", 40, view: .stub, outcome: .nxdomain, verdict: .fail),
            Sample.result(resolver, "clean", 40, view: .tcp, outcome: .servfail, verdict: .fail),
        ]
        let audit = Sample.audit(
            counts: [40], scenarios: [Sample.scenario("clean")], subjects: [resolver], results: results)
        let accepted = Deviation(
            scenario: "clean", outcome: .nxdomain, from: 40, holdsTo: 0, to: nil, views: [.stub])
        let baseline = Baseline(entries: [.init(subject: "bind", deviation: accepted, reason: "r")])
        let text = try page(audit, baseline: baseline)
        #expect(try standings(text) == [4])
        #expect(try data(text)["symbols"] as? [[Int]] != nil)
        let strings = try #require(try data(text)["strings"] as? [String])
        let symbols = try #require(try data(text)["symbols"] as? [[Int]])
        #expect(symbols.map { strings[$0[0]] } == ["S"])
    }

    @Test func `what has to change in the baseline is said`() throws {
        let audit = Self.audit([Sample.result(Self.subject, "clean", 20), Sample.result(Self.subject, "clean", 40)])
        let gone = Deviation(scenario: "clean", outcome: .partial, from: 40, holdsTo: 20, to: nil, views: nil)
        let baseline = Baseline(entries: [.init(subject: "stub", deviation: gone, reason: "r", line: 7)])
        let page = try page(audit, baseline: baseline)
        #expect(page.contains("<h1>What was accepted is gone</h1>"))
        #expect(
            page.contains(
                "drop line 7, which is as it should be now: - {subject: stub, scenario: clean, fails: partial from 40"))
    }

    @Test func `nothing that a subject says ends the script element, or is markup`() throws {
        let page = try HTMLReport().render(Page.hostile)
        #expect(page.components(separatedBy: "</script>").count == 3)
        #expect(!page.contains("<img"))
        // Ten places of 64 KiB, and 200 lines of a log.
        #expect(page.utf8.count < 250_000)
    }

    @Test func `of very many results, only what isn't as expected has its exchanges`() throws {
        let counts = Array(1...(PageWriter.mostWhole + 1))
        let many = Sample.sweep(Self.subject, "clean", counts: counts, holdsTo: PageWriter.mostWhole)
        let rows = try #require(try (data(try page(Self.audit(many)))["scenarios"] as? [[Any]])?[0][7] as? [[Any]])
        let cells = try #require(rows[0][2] as? [[Any]])
        let exchanges = cells.map { ($0[2] as? [[Any]])?[0][12] is NSNull }
        #expect(exchanges.count { $0 } == PageWriter.mostWhole)
        #expect(exchanges.last == false)
    }

    @Test func `a server that was running already is chosen by its address`() {
        let server = SubjectIdentity(
            name: "127.0.0.1-5353", kind: .resolver, version: "", source: "running at 127.0.0.1:5353")
        #expect(server.selectionOptions == "--resolver 127.0.0.1:5353")
        let pair = SubjectIdentity(name: "a", kind: .stub, version: "1;rm", source: "", through: "b@2")
        #expect(pair.selectionOptions == "--subject 'a@1;rm' --through b@2")
    }

    @Test func `a pair that does what one of the two does alone is no finding of its own`() throws {
        let resolver = Sample.subject("bind", .resolver)
        let pair = Self.subject.through(resolver)
        let results = [Self.subject, pair].map {
            Sample.result($0, "clean", 40, outcome: .partial, verdict: .fail, why: "\($0.fullName) lost some.")
        }
        let text = try page(
            Sample.audit(
                counts: [40], scenarios: [Sample.scenario("clean")], subjects: [Self.subject, resolver, pair],
                results: results))
        #expect(text.contains("<li><a href") && !text.contains("<br>stub@1.2.3 through bind@1.2.3 lost"))
        #expect(text.contains("Left out here: 1 result of pairs"))
    }

    @Test func `one audit makes one page, to the octet`() throws {
        #expect(try HTMLReport().render(Page.assessment) == HTMLReport().render(Page.assessment))
    }
}
