import Conformance
import Testing

@Suite struct `A large audit with a large baseline` {
    /// No clock is looked at: what is quadratic here takes minutes, and the limit of the whole run ends it.
    @Test(.timeLimit(.minutes(1))) func `is assessed without comparing every line with every result`() throws {
        let subjects = (0..<100).map { Found.subject("subject-\($0)", "1") }
        let counts = Array(1...200)
        let results = subjects.flatMap { Found.sweep($0, holdsTo: 150, counts: counts) }
        let lines = subjects.flatMap { subject in
            (0..<10).map { "\(subject.name) clean servfail from \($0 == 0 ? 151 : 1000 + $0)" }
        }
        let baseline = Baseline(entries: try lines.enumerated().map { try .of($1, line: $0 + 1) })
        let assessment = Assessment(Found.audit(results), baseline: baseline)
        #expect(results.count == 20_000)
        #expect(baseline.entries.count == 1000)
        #expect(assessment.ending == .asExpected)
        #expect(results.allSatisfy { assessment.standing(of: $0) != .deviates })
        #expect(Assessment(Found.audit(results), baseline: Baseline(entries: [])).changes.count == 100)
    }
}
