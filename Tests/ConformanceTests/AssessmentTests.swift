import Conformance
import Testing

@Suite struct `An assessed audit` {
    private static let today = Day("2026-11-23")

    @Test func `without a baseline every failure deviates, and nothing is to be done`() {
        let assessment = Assessment(Found.audit(Found.sweep(holdsTo: 100)))
        #expect(assessment.deviating.count == 9)
        #expect(assessment.changes.isEmpty)
        #expect(assessment.ending == .deviations)
    }

    @Test func `what the baseline accepts doesn't deviate, and its line is named`() throws {
        let audit = Found.audit(Found.sweep(holdsTo: 100))
        let assessment = Assessment(audit, baseline: try .of("bind clean servfail from 101"))
        #expect(assessment.deviating.isEmpty)
        #expect(assessment.changes.isEmpty)
        #expect(assessment.ending == .asExpected)
        let failure = try #require(audit.results.first { $0.verdict == .fail })
        #expect(assessment.standing(of: failure) == .accepted(reason: "r", source: "the baseline, line 1"))
        #expect(assessment.standing(of: audit.results[0]) == .asExpected)
    }

    @Test(arguments: [
        (Verdict.pass, FailOn.fail, Assessment.Standing.asExpected), (.tolerated, .fail, .tolerated),
        (.tolerated, .tolerated, .deviates), (.tolerated, .new, .tolerated), (.tolerated, .never, .tolerated),
        (.fail, .fail, .deviates), (.fail, .never, .deviates), (.inconclusive, .tolerated, .undecided),
    ])
    func `a standing follows from the verdict, and from what the run fails on`(
        verdict: Verdict, failOn: FailOn, standing: Assessment.Standing
    ) {
        let result = Found.result(Found.musl, 40, .servfail, verdict)
        #expect(Assessment(Found.audit([result]), failOn: failOn).standing(of: result) == standing)
    }

    @Test func `what is tolerated is accepted by a line, where the run fails on it`() throws {
        let audit = Found.audit(Found.sweep(holdsTo: 0, .servfail, .tolerated))
        let baseline = try Baseline.of("bind clean servfail from 1")
        #expect(Assessment(audit, baseline: baseline, failOn: .tolerated).ending == .asExpected)
        #expect(Assessment(audit, failOn: .tolerated).ending == .deviations)
        // The line isn't gone because the run is less strict.
        #expect(Assessment(audit, baseline: baseline, failOn: .fail).changes.isEmpty)
        #expect(
            Assessment(audit, baseline: try .of(), failOn: .tolerated).changes.map(\.short) == [
                "add bind clean servfail from 1"
            ])
    }

    @Test func `an inconclusive result is neither new nor gone`() throws {
        let audit = Found.audit(Found.counts.map { Found.result(Found.musl, $0, .timeout, .inconclusive) })
        let assessment = Assessment(
            audit, baseline: try .of("musl-getaddrinfo clean servfail from 40"), maxInconclusive: 8)
        #expect(assessment.changes.isEmpty)
        #expect(assessment.deviating.isEmpty)
        #expect(assessment.ending == .asExpected)
        #expect(Assessment(audit, maxInconclusive: 7).ending == .undecided)
    }

    @Test func `what couldn't be had or wasn't asked leaves the end open`() {
        let results = Found.sweep()
        let skipped = Audit.Skipped(name: "s", kind: .stub, reason: "r")
        #expect(Assessment(Found.audit(results)).ending == .asExpected)
        #expect(Assessment(Found.audit(results, skipped: [skipped])).ending == .undecided)
        #expect(Assessment(Found.audit(results, unasked: 1)).ending == .undecided)
        #expect(Assessment(Found.audit(Found.sweep(holdsTo: 1), unasked: 1)).ending == .deviations)
        #expect(
            Assessment(Found.audit(Found.sweep(holdsTo: 1), skipped: [skipped]), failOn: .never).ending == .asExpected)
    }

    @Test func `a line is valid up to its day, and then its deviation is a failure again`() throws {
        let audit = Found.audit(Found.sweep(holdsTo: 100))
        func assessment(expires: String) throws -> Assessment {
            Assessment(
                audit, baseline: try .of("bind clean servfail from 101", expires: Day(expires)), today: Self.today)
        }
        #expect(try assessment(expires: "2026-11-23").ending == .asExpected)
        #expect(try assessment(expires: "2026-11-22").ending == .deviations)
        #expect(try assessment(expires: "2026-11-22").deviating.count == 9)
        #expect(try assessment(expires: "2026-11-22").changes.map(\.short) == ["expired 1"])
        #expect(
            Assessment(audit, baseline: try .of("bind clean servfail from 101", expires: Day("2001-01-01"))).ending
                == .asExpected)
    }

    @Test func `a line that has expired and is gone is to be dropped`() throws {
        let baseline = try Baseline.of("bind clean servfail from 101", expires: Day("2026-11-22"))
        let assessment = Assessment(Found.audit(Found.sweep()), baseline: baseline, today: Self.today)
        #expect(assessment.changes.map(\.short) == ["drop 1"])
        #expect(assessment.ending == .deviations)
    }

    // MARK: known.yml

    private func known(_ words: String) throws -> KnownDeviation {
        KnownDeviation(
            subject: Found.bind, deviation: try #require(Deviation(words, scenario: "clean")), reason: "its limit",
            source: "https://example.org/")
    }

    @Test func `what known.yml tells of counts as accepted only where that was asked for`() throws {
        let audit = Found.audit(Found.sweep(holdsTo: 100), known: [try known("servfail from 101")])
        let failure = try #require(audit.results.first { $0.verdict == .fail })
        let new = Assessment(audit, baseline: try .of(), failOn: .new)
        #expect(new.standing(of: failure) == .accepted(reason: "its limit", source: "https://example.org/"))
        #expect(new.ending == .asExpected)
        #expect(new.changes.isEmpty)
        #expect(Assessment(audit, failOn: .fail).ending == .deviations)
    }

    @Test func `what was known and is gone ends a run that fails on what is new`() throws {
        let audit = Found.audit(Found.sweep(), known: [try known("servfail from 101")])
        #expect(Assessment(audit, failOn: .new).goneKnown.count == 1)
        #expect(Assessment(audit, failOn: .new).ending == .deviations)
        #expect(Assessment(audit, failOn: .fail).ending == .asExpected)
    }

    @Test func `a line for what is known as well is not in the way`() throws {
        let audit = Found.audit(Found.sweep(holdsTo: 100), known: [try known("servfail from 101")])
        #expect(
            Assessment(audit, baseline: try .of("bind clean servfail from 101"), failOn: .new).ending == .asExpected)
    }
}
