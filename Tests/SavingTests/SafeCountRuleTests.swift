import Conformance
import Testing

@testable import Saving

@Suite struct SafeCountRuleTests {
    private let stub = SubjectIdentity(name: "stub", kind: .stub, version: "1", source: "machine")
    private let server = SubjectIdentity(name: "server", kind: .resolver, version: "", source: "machine")

    private func result(
        _ subject: SubjectIdentity, _ count: Int, _ verdict: Verdict = .pass, view: View = .lookup,
        scenario: String = "clean", octets: Int = 100
    ) -> CaseResult {
        let observation = Observation(
            subject: subject, testCase: Case(scenario: scenario, count: count, view: view), purpose: .sweep,
            octets: octets,
            reply: Reply(status: .answered, addresses: AddressTally(expected: count, received: count), elapsedMs: 1),
            exchanges: [])
        return CaseResult(
            observation: observation, outcome: .complete, verdict: verdict, flags: [], leg: .none, rule: nil, why: "")
    }

    private func cliff(
        _ subject: SubjectIdentity, holdsTo: Int, view: View = .lookup, scenario: String = "clean"
    ) -> Cliff {
        Cliff(
            subject: subject, scenario: scenario, view: view, holdsTo: holdsTo, failsFrom: holdsTo + 1,
            before: .complete, outcome: .partial, change: .breaks, cause: .init(kind: .unknown, limit: nil))
    }

    private func safeCount(_ results: [CaseResult], _ cliffs: [Cliff], _ subjects: [SubjectIdentity]) -> Audit
        .SafeCount?
    {
        SafeCountRule(results: results, cliffs: cliffs, subjects: subjects).safeCount
    }

    @Test func `when nothing fails it is the largest count tried, limited by nobody`() {
        let found = safeCount([result(stub, 20), result(stub, 40)], [], [stub])
        #expect(found == Audit.SafeCount(count: 40, limitedBy: []))
    }

    @Test func `the subject that stops first sets it, by its full name`() {
        let results = [result(stub, 40), result(server, 40, view: .stub)]
        let cliffs = [cliff(stub, holdsTo: 28), cliff(server, holdsTo: 30, view: .stub)]
        #expect(safeCount(results, cliffs, [stub, server]) == Audit.SafeCount(count: 28, limitedBy: ["stub@1"]))
    }

    @Test func `all that stop there are named, each once`() {
        let results = [result(stub, 40), result(server, 40, view: .stub), result(server, 40, view: .tcp)]
        let cliffs = [
            cliff(stub, holdsTo: 28), cliff(server, holdsTo: 28, view: .stub), cliff(server, holdsTo: 28, view: .tcp),
        ]
        let found = safeCount(results, cliffs, [stub, server])
        #expect(found == Audit.SafeCount(count: 28, limitedBy: ["stub@1", "server"]))
    }

    @Test func `other scenarios, and views in which TC is an answer, don't lower it`() {
        let results = [result(server, 40, view: .stub), result(server, 40, .inconclusive, view: .udp512)]
        let cliffs = [
            cliff(server, holdsTo: 28, view: .udp512), cliff(server, holdsTo: 1, view: .stub, scenario: "tc-empty"),
        ]
        #expect(safeCount(results, cliffs, [server]) == Audit.SafeCount(count: 40, limitedBy: []))
    }

    @Test func `there is none when clean wasn't played, for one subject or at all`() {
        #expect(safeCount([], [], [stub]) == nil)
        #expect(safeCount([result(stub, 40, scenario: "tc-empty")], [], [stub]) == nil)
        #expect(safeCount([result(stub, 40)], [], [stub, server]) == nil)
    }

    @Test func `what fits in no message is nobody's to resolve`() {
        let results = [result(stub, 4000), result(stub, 4096, octets: Judge.largestAnswer + 1)]
        #expect(safeCount(results, [], [stub]) == Audit.SafeCount(count: 4000, limitedBy: []))
    }

    @Test func `there is none when a result under clean is inconclusive`() {
        #expect(safeCount([result(stub, 20), result(stub, 40, .inconclusive)], [], [stub]) == nil)
    }

    @Test func `a pair that only repeats what one of the two does alone is not named beside it`() {
        let resolver = SubjectIdentity(name: "theirs", kind: .resolver, version: "2", source: "machine")
        let pair = stub.through(resolver)
        let results = [stub, resolver, pair].map { result($0, 40, view: $0.kind == .resolver ? .stub : .lookup) }
        let both = safeCount(results, [cliff(stub, holdsTo: 28), cliff(pair, holdsTo: 28)], [stub, resolver, pair])
        #expect(both?.limitedBy == [stub.fullName])
        let alone = safeCount(results, [cliff(pair, holdsTo: 28)], [stub, resolver, pair])
        #expect(alone == Audit.SafeCount(count: 28, limitedBy: [pair.fullName]))
    }
}
