import Conformance
import Foundation
import Testing

@testable import Reports

@Suite struct `Comparison report` {
    private static let newBind = Sample.subject("bind-recursive", .resolver, version: "9.20.26")
    private static let views: [View] = [.udp512, .tcp]

    private static var comparison: Comparison {
        let old = Sample.audit(
            scenarios: [Sample.scenario("clean")], subjects: [Sample.bind, Sample.musl, Sample.unbound],
            results: Sample.sweep(Sample.bind, "clean", counts: [40, 100, 256], views: views)
                + Sample.sweep(Sample.musl, "clean", counts: [20, 40], holdsTo: 20)
                + [Sample.result(Sample.musl, "clean", 100, outcome: .servfail, verdict: .inconclusive)],
            cliffs: views.map { Sample.cliff(Sample.bind, "clean", holdsTo: 256, view: $0, .servfail) })
        let new = Sample.audit(
            scenarios: [Sample.scenario("clean")], subjects: [newBind, Sample.musl, Sample.glibc],
            results: Sample.sweep(
                newBind, "clean", counts: [40, 100, 256], holdsTo: 100, then: .servfail, views: views)
                + Sample.sweep(Sample.musl, "clean", counts: [20, 40, 100])
                + Sample.sweep(Sample.glibc, "clean", counts: [20]),
            cliffs: views.map { Sample.cliff(newBind, "clean", holdsTo: 100, failsFrom: 256, view: $0, .servfail) })
        return Comparison(ComparedAudit(old), ComparedAudit(new))
    }

    @Test func `a table says what is worse first, a line for a subject under a scenario`() {
        let table = ComparisonReport(Self.comparison).table(style: TerminalStyle(width: 160, color: false))
        #expect(
            table == """
                Two audits by brimful 0.1.0, profile quick: 9 cases of 2 subjects in both

                Regressions
                  - bind-recursive@9.20.26 (was bind-recursive@9.18.28), clean: complete -> servfail at 256 in udp512, tcp

                Moved cliffs
                  - bind-recursive@9.20.26 (was bind-recursive@9.18.28), clean: up to 100 (101 to 255 not asked) instead of 256, then servfail in udp512, tcp

                Fixes
                  - musl-getaddrinfo@1.2.3, clean: partial -> complete at 40

                New subjects
                  - glibc-getaddrinfo@2.36

                Gone subjects
                  - unbound@1.17.1

                not compared: 1 case inconclusive in one of the two
                2 regressions, 1 fix, 0 other changes, 1 moved cliff

                """)
    }

    @Test(arguments: [60, 100]) func `no line is wider than the terminal`(width: Int) {
        let table = ComparisonReport(Self.comparison).table(style: TerminalStyle(width: width, color: false))
        #expect(table.split(separator: "\n").allSatisfy { $0.count <= width })
    }

    @Test func `colours only repeat what words say`() {
        let plain = ComparisonReport(Self.comparison).table(style: TerminalStyle(color: false))
        let colored = ComparisonReport(Self.comparison).table(style: TerminalStyle(color: true))
        #expect(colored != plain)
        #expect(colored.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    @Test func `nothing changed is said`() {
        let audit = ComparedAudit(Sample.usual)
        let table = ComparisonReport(Comparison(audit, audit)).table(style: TerminalStyle(color: false))
        #expect(table.hasSuffix("nothing changed\n"))
        #expect(!table.contains("Regressions"))
    }

    @Test func `Markdown has the same lines`() {
        let markdown = ComparisonReport(Self.comparison).markdown()
        #expect(markdown.hasPrefix("## brimful compare: 2 regressions, 1 fix, 0 other changes, 1 moved cliff\n"))
        #expect(
            markdown.contains(
                "### Regressions\n\n- bind-recursive@&#8203;9.20.26 (was bind-recursive@&#8203;9.18.28), clean: complete -&gt; servfail at 256"
            ))
    }

    @Test func `JSON says which is which`() throws {
        let data = Data(try ComparisonReport(Self.comparison).json().utf8)
        let document = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(
            Set(document.keys) == [
                "schema", "old", "new", "subjects", "newSubjects", "goneSubjects", "regressions", "fixes",
                "otherChanges", "movedCliffs", "summary",
            ])
        let regressions = try #require(document["regressions"] as? [[String: Any]])
        #expect(regressions.count == 1)
        #expect(regressions.first?["counts"] as? [Int] == [256])
        let moved = try #require((document["movedCliffs"] as? [[String: Any]])?.first)
        #expect(moved["isRegression"] as? Bool == true)
        #expect((document["summary"] as? [String: Any])?["hasRegressions"] as? Bool == true)
    }

    @Test func `hostile text gets through nowhere`() throws {
        let evil = SubjectIdentity(name: "evil", kind: .stub, version: Hostile.text, source: Hostile.text)
        let long = Sample.subject("long", .stub, version: String(repeating: "x|", count: 32768))
        let subjects = [evil, long]
        let old = Sample.audit(
            scenarios: [Sample.scenario("clean")], subjects: subjects,
            results: subjects.flatMap { Sample.sweep($0, "clean", counts: [40]) })
        let new = Sample.audit(
            scenarios: [Sample.scenario("clean")], subjects: subjects,
            results: subjects.flatMap { Sample.sweep($0, "clean", counts: [40], holdsTo: 1) })
        let report = ComparisonReport(Comparison(ComparedAudit(old), ComparedAudit(new)))
        let texts = [report.table(style: TerminalStyle(color: false)), report.markdown(), try report.json()]
        for text in texts {
            #expect(text.contains("owned"))
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
            #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .format })
        }
        #expect(!texts[1].contains("<"))
        #expect(texts[0].utf8.count < 4096 && texts[1].utf8.count < 4096)
    }
}

@Suite struct `A JSON report that is compared` {
    @Test func `tells the same as its audit`() throws {
        for audit in [Sample.usual, Sample.paired] {
            let reported = try ReportedAudit(Data(try JSONReport().render(audit).utf8)).audit
            let compared = ComparedAudit(audit)
            #expect(reported.results == compared.results)
            #expect(reported.cliffs == compared.cliffs)
            #expect(reported.subjects == compared.subjects)
            #expect(reported.scenarios == compared.scenarios)
            let comparison = Comparison(compared, reported)
            #expect(comparison.changes.isEmpty && comparison.compared == audit.results.count)
        }
    }

    private func mistake(_ text: String) -> String? {
        #expect(throws: ReportedAudit.Mistake.self) { try ReportedAudit(Data(text.utf8)) }?.text
    }

    @Test func `what is no report is refused in one line that says where`() throws {
        let report = try JSONReport().render(Sample.usual)
        for text in ["", "[]", "{}", "\u{0}", "{\"schema\": \"1\"}", String(repeating: "[", count: 100_000)] {
            #expect(mistake(text) == "is no JSON report of `brimful audit`")
        }
        #expect(mistake("{\"schema\": 2}") == "is a report of schema 2; this brimful reads schema 1")
        #expect(mistake("{\"schema\": 1}")?.hasSuffix("\"tool\" is missing") == true)
        #expect(
            mistake(report.replacing("\"outcome\" : \"servfail\"", with: "\"outcome\" : \"\\u001b[31m\""))?
                .hasSuffix("outcome is nothing that a report has there") == true)
        #expect(
            mistake(
                report.replacing("\"subject\" : \"musl-getaddrinfo@1.2.3\"", with: "\"subject\" : \"\\u001b[31m\""))?
                .hasPrefix("has a result of \\u{1b}[31m, which") == true)
    }
}
