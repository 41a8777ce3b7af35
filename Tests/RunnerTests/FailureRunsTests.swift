import Conformance
import Testing

@testable import Runner

@Suite struct FailureRunsTests {
    private static let subject = SubjectIdentity(name: "mine", kind: .resolver, version: "1", source: "machine")

    private func result(
        _ count: Int, _ outcome: Outcome, view: View = .stub, flags: [Flag] = [], elapsedMs: Double = 1
    ) -> CaseResult {
        let reply = Reply(status: .answered, addresses: .init(expected: count), elapsedMs: elapsedMs)
        let observation = Observation(
            subject: Self.subject, testCase: Case(scenario: "clean", count: count, view: view), purpose: .sweep,
            octets: 64 + 16 * count, reply: reply, exchanges: [])
        return CaseResult(
            observation: observation, outcome: outcome, verdict: outcome == .complete ? .pass : .fail, flags: flags,
            leg: .none, rule: nil, why: "")
    }

    /// Counts asked alone, and counts between, run by run.
    private func counts(_ results: [CaseResult]) -> [[[Int]]] {
        FailureRuns(results).runs.map { [$0.alone.map { results[$0].count }, $0.inner.map { results[$0].count }] }
    }

    @Test func `what is right is in no run`() {
        #expect(counts([result(20, .complete), result(40, .complete)]) == [])
    }

    @Test func `a run's ends are asked alone, and what is between them is not`() {
        let row = [20, 40, 75, 101, 1000].map { result($0, $0 < 40 ? .complete : .servfail) }
        #expect(counts(row) == [[[40, 1000], [75, 101]]])
        #expect(counts([result(40, .servfail)]) == [[[40], []]])
    }

    @Test func `what took long is asked alone wherever it stands`() {
        let row = [40, 75, 101, 1000].map { result($0, .servfail, elapsedMs: $0 == 75 ? 500 : 499) }
        #expect(counts(row) == [[[40, 75, 1000], [101]]])
    }

    @Test func `another outcome, other flags, a right answer and another view end a run`() {
        #expect(counts([result(40, .servfail), result(75, .partial)]) == [[[40], []], [[75], []]])
        #expect(counts([result(40, .servfail), result(75, .servfail, flags: [.limit])]).count == 2)
        #expect(counts([result(40, .servfail), result(75, .complete), result(101, .servfail)]).count == 2)
        #expect(counts([result(40, .servfail), result(75, .servfail, view: .tcp)]).count == 2)
    }
}
