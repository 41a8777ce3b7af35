import Conformance
import Testing

@Suite struct `Two audits compared` {
    private func compare(
        _ old: [CaseResult], _ new: [CaseResult], cliffs: (old: [Cliff], new: [Cliff]) = ([], [])
    ) -> Comparison {
        Comparison(
            ComparedAudit(Found.audit(old, cliffs: cliffs.old)), ComparedAudit(Found.audit(new, cliffs: cliffs.new)))
    }

    @Test func `an audit differs from itself in nothing`() {
        let results = Found.sweep(holdsTo: 100) + Found.sweep(Found.musl, holdsTo: 28)
        let comparison = compare(results, results)
        #expect(comparison.compared == results.count)
        #expect(comparison.changes.isEmpty && comparison.movedCliffs.isEmpty && !comparison.hasRegressions)
        #expect(comparison.newSubjects.isEmpty && comparison.goneSubjects.isEmpty)
        #expect(comparison.matches.count == 2)
    }

    @Test func `what was right and fails is a regression, told with its counts`() throws {
        let comparison = compare(Found.sweep(holdsTo: 256), Found.sweep(holdsTo: 75))
        let change = try #require(comparison.changes.first)
        #expect(comparison.changes.count == 1)
        #expect(change.kind == .regression)
        #expect(change.counts == [100, 101, 256])
        #expect(change.views == [.udp512, .tcp, .stub])
        #expect(change.cases == 9)
        #expect(change.transitions.map(\.after) == [.servfail])
        #expect(comparison.hasRegressions)
        #expect(compare(Found.sweep(holdsTo: 75), Found.sweep(holdsTo: 256)).changes.map(\.kind) == [.fix])
    }

    @Test(arguments: [
        (Verdict.pass, Outcome.complete, Verdict.fail, Outcome.partial, "regression"),
        (.tolerated, .servfail, .fail, .servfail, "regression"), (.fail, .partial, .pass, .complete, "fix"),
        (.fail, .partial, .tolerated, .servfail, "fix"), (.fail, .partial, .fail, .timeout, "other"),
        (.pass, .complete, .tolerated, .servfail, "other"), (.tolerated, .servfail, .pass, .complete, "other"),
        (.tolerated, .servfail, .tolerated, .timeout, "other"), (.fail, .partial, .fail, .partial, ""),
        (.pass, .servfail, .pass, .timeout, ""), (.pass, .complete, .inconclusive, .timeout, ""),
        (.inconclusive, .timeout, .fail, .timeout, ""),
    ])
    func `a change is what the verdicts make of it`(
        verdict: Verdict, outcome: Outcome, now: Verdict, outcomeNow: Outcome, kind: String
    ) {
        let comparison = compare(
            [Found.result(Found.musl, 40, outcome, verdict)], [Found.result(Found.musl, 40, outcomeNow, now)])
        #expect(comparison.changes.map(\.kind.rawValue) == (kind.isEmpty ? [] : [kind]))
        #expect(comparison.hasRegressions == (kind == "regression"))
        #expect(comparison.compared == 1)
        #expect(comparison.undecided == (verdict == .inconclusive || now == .inconclusive ? 1 : 0))
    }

    @Test func `cases that only one of the two has are counted, and are no change`() {
        let comparison = compare(
            Found.sweep(Found.musl, holdsTo: 28, counts: [1, 28, 40]),
            Found.sweep(Found.musl, holdsTo: 28, counts: [28, 40, 75, 100]))
        #expect(comparison.changes.isEmpty)
        #expect(comparison.compared == 2)
        #expect(comparison.onlyInOld == 1)
        #expect(comparison.onlyInNew == 2)
    }

    // MARK: Subjects

    @Test func `a subject in another version is the same where each audit has one`() {
        let comparison = compare(Found.sweep(Found.bind, holdsTo: 256), Found.sweep(Found.newBind, holdsTo: 100))
        #expect(comparison.matches.map(\.old) == [Found.bind] && comparison.matches.map(\.new) == [Found.newBind])
        #expect(comparison.hasRegressions)
        #expect(comparison.newSubjects.isEmpty && comparison.goneSubjects.isEmpty)
    }

    @Test func `with several versions only the full name counts`() {
        let newest = Found.subject("bind", "9.21", .resolver)
        let comparison = compare(
            Found.sweep(Found.bind) + Found.sweep(Found.newBind), Found.sweep(Found.newBind) + Found.sweep(newest))
        #expect(comparison.matches.map(\.new) == [Found.newBind])
        #expect(comparison.goneSubjects == [Found.bind])
        #expect(comparison.newSubjects == [newest])
    }

    @Test func `a pair is matched by both of its names`() {
        let (old, new) = (Found.musl.through(Found.bind), Found.musl.through(Found.newBind))
        let comparison = compare(
            Found.sweep(Found.musl) + Found.sweep(old), Found.sweep(Found.musl) + Found.sweep(new, holdsTo: 28))
        #expect(comparison.matches.count == 2)
        #expect(comparison.changes.map(\.subject.new) == [new])
    }

    @Test func `the same version from another source is the same subject`() {
        let other = SubjectIdentity(name: "bind", kind: .resolver, version: "9.18.49", source: "elsewhere")
        #expect(compare(Found.sweep(), Found.sweep(other)).matches.count == 1)
    }

    @Test func `what only one of the two has is new or gone, and no regression`() {
        let comparison = compare(Found.sweep(), Found.sweep() + Found.sweep(Found.musl, holdsTo: 1))
        #expect(comparison.newSubjects == [Found.musl])
        #expect(!comparison.hasRegressions)
        #expect(compare(Found.sweep(), Found.sweep(Found.musl)).compared == 0)
    }

    @Test func `changes stand by kind, and a line is a subject under a scenario`() {
        let old = Found.sweep(Found.musl, holdsTo: 28) + Found.sweep(Found.musl, "tc-empty")
        let new = Found.sweep(Found.musl) + Found.sweep(Found.musl, "tc-empty", holdsTo: 75)
        #expect(compare(old, new).changes.map(\.scenario) == ["tc-empty", "clean"])
        #expect(compare(old, new).changes.map(\.kind) == [.regression, .fix])
    }

    @Test func `A and AAAA are not mixed`() {
        let old = Found.sweep(Found.musl) + Found.sweep(Found.musl, type: .aaaa)
        let new = Found.sweep(Found.musl, holdsTo: 28) + Found.sweep(Found.musl, holdsTo: 75, type: .aaaa)
        #expect(compare(old, new).changes.map(\.type) == [.a, .aaaa])
    }

    // MARK: Cliffs

    private func cliff(
        _ holdsTo: Int, _ failsFrom: Int? = nil, _ view: View = .stub, _ change: Cliff.Change = .breaks,
        subject: SubjectIdentity = Found.bind
    ) -> Cliff {
        Cliff(
            subject: subject, scenario: "clean", view: view, holdsTo: holdsTo, failsFrom: failsFrom ?? holdsTo + 1,
            before: .complete, outcome: .servfail, change: change, cause: .init(kind: .records, limit: nil))
    }

    private func moved(_ old: [Cliff], _ new: [Cliff]) -> Comparison {
        compare(Found.sweep(), Found.sweep(), cliffs: (old, new))
    }

    @Test func `a cliff that comes earlier is a regression, also between the counts that were asked`() throws {
        let comparison = moved([cliff(90), cliff(90, nil, .tcp)], [cliff(80), cliff(80, nil, .tcp)])
        let cliff = try #require(comparison.movedCliffs.first)
        #expect(comparison.movedCliffs.count == 1)
        #expect(cliff.before.holdsTo == 90 && cliff.after.holdsTo == 80)
        #expect(cliff.views == [.stub, .tcp])
        #expect(cliff.isEarlier)
        #expect(comparison.changes.isEmpty)
        #expect(comparison.hasRegressions)
    }

    @Test func `one that comes later is none`() {
        let comparison = moved([cliff(80)], [cliff(90)])
        #expect(comparison.movedCliffs.map(\.isEarlier) == [false])
        #expect(!comparison.hasRegressions)
    }

    @Test func `where the count isn't known exactly, a cliff has moved only if it must have`() {
        #expect(moved([cliff(40, 100)], [cliff(75)]).movedCliffs.isEmpty)
        #expect(moved([cliff(75)], [cliff(40, 100)]).movedCliffs.isEmpty)
        #expect(moved([cliff(75, 100)], [cliff(28, 75)]).movedCliffs.map(\.isEarlier) == [true])
        #expect(moved([cliff(28, 75)], [cliff(75, 100)]).movedCliffs.map(\.isEarlier) == [false])
    }

    @Test func `the first cliff counts, and a recovery is none`() {
        #expect(moved([cliff(40), cliff(100)], [cliff(40), cliff(256)]).movedCliffs.isEmpty)
        #expect(moved([cliff(40, nil, .stub, .recovers)], [cliff(28, nil, .stub, .recovers)]).movedCliffs.isEmpty)
        #expect(moved([cliff(40)], [cliff(28, nil, .tcp)]).movedCliffs.isEmpty)
    }

    @Test func `a cliff moves with its subject's version`() {
        let comparison = compare(
            Found.sweep(), Found.sweep(Found.newBind),
            cliffs: ([cliff(100)], [cliff(40, subject: Found.newBind)]))
        #expect(comparison.movedCliffs.map(\.subject.old) == [Found.bind])
        #expect(comparison.movedCliffs.map(\.isEarlier) == [true])
    }
}
