import Conformance
import Testing

@testable import Reports

@Suite struct `Large audits` {
    @Test(arguments: [60, 80, 100]) func `sixty counts are condensed, and no line gets too wide`(width: Int) {
        let counts = (0..<60).map { 1 + $0 * 17 }
        let subjects = [Sample.musl, Sample.glibc]
        let audit = Sample.audit(
            counts: counts, scenarios: [Sample.scenario("clean")], subjects: subjects,
            results: subjects.flatMap { Sample.sweep($0, "clean", counts: counts, holdsTo: 28) })
        let text = TerminalReport(width: width, color: false).render(audit)
        #expect(text.contains("columns in which no row changes)"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
    }

    @Test(arguments: [60, 80, 100]) func `sixty counts that all differ stand in blocks with every count once`(
        width: Int
    ) {
        let counts = Array(1001...1060)
        let results = counts.map { count in
            Sample.result(
                Sample.musl, "clean", count, outcome: count % 2 == 0 ? .complete : .partial,
                verdict: count % 2 == 0 ? .pass : .fail)
        }
        let audit = Sample.audit(
            counts: counts, scenarios: [Sample.scenario("clean")], subjects: [Sample.musl], results: results)
        let lines = TerminalReport(width: width, color: false).render(audit).split(separator: "\n")
        let headings = lines.filter { $0.hasPrefix("  addresses ") }.flatMap { $0.split(separator: " ").dropFirst() }
        #expect(headings.map(String.init) == counts.map(String.init))
        #expect(lines.allSatisfy { $0.count <= width })
    }

    @Test(.timeLimit(.minutes(1)), arguments: ReportFormat.allCases)
    func `five hundred subjects in ten scenarios are rendered`(format: ReportFormat) throws {
        let subjects = (1...500).map { Sample.subject("stub-\($0)", .stub) }
        let scenarios = (["clean"] + (1...9).map { "s\($0)" }).map { Sample.scenario($0) }
        let results = scenarios.flatMap { scenario in
            subjects.flatMap { Sample.sweep($0, scenario.name, counts: [1, 20, 40, 100], holdsTo: 28) }
        }
        let audit = Sample.audit(
            counts: [1, 20, 40, 100], scenarios: scenarios, subjects: subjects, results: results)
        let text = try format.reporter(style: TerminalStyle(color: false)).render(audit)
        // These have room for the most telling only, and say so.
        let isBounded = [.github, .markdown].contains(format)
        #expect(text.contains(isBounded ? " more" : "stub-500@1.2.3"))
    }
}
