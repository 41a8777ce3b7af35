import Conformance
import Testing

@Suite struct KnownDeviationTests {
    private static let subject = SubjectIdentity(name: "s", kind: .stub, version: "1", source: "x")

    @Test(arguments: [
        "servfail from 101", "nxdomain from 40 (21 to 39 not asked)", "partial from 29 to 75",
        "truncated from 81 in udp512, tcp", "wrong from 8 (2 to 7 not asked) to 40 in stub",
    ])
    func `a deviation's words can be read again`(_ words: String) throws {
        #expect(try #require(Deviation(words, scenario: "clean")).words == words)
    }

    @Test(arguments: [
        "", "servfail", "servfail from", "sorry from 1", "servfail from -1", "servfail from 1 in nowhere",
        "servfail from 999999", "servfail from 1 to", "servfail  from 1", "servfail from 1 in ",
    ])
    func `other words are none`(_ words: String) {
        #expect(Deviation(words, scenario: "clean") == nil)
    }

    private func result(
        _ count: Int, _ verdict: Verdict, _ outcome: Outcome = .nxdomain, scenario: String = "clean",
        view: View = .lookup,
        subject: SubjectIdentity = subject
    ) -> CaseResult {
        let testCase = Case(scenario: scenario, count: count, view: view)
        let reply = Reply(status: .answered, addresses: AddressTally(expected: count), elapsedMs: 1)
        let observation = Observation(
            subject: subject, testCase: testCase, purpose: .sweep, octets: 100, reply: reply, exchanges: [])
        return CaseResult(
            observation: observation, outcome: outcome, verdict: verdict, flags: [], leg: .none, rule: nil, why: "w")
    }

    private func known(_ words: String) throws -> KnownDeviation {
        KnownDeviation(
            subject: Self.subject, deviation: try #require(Deviation(words, scenario: "clean")), reason: "r",
            source: "s")
    }

    @Test func `what failed as it was known to is covered, and nothing else`() throws {
        let known = try known("nxdomain from 40 (29 to 39 not asked) to 75")
        #expect(known.covers(result(40, .fail)))
        #expect(known.covers(result(29, .fail)))
        #expect(known.covers(result(75, .fail)))
        #expect(!known.covers(result(28, .fail)))
        #expect(!known.covers(result(76, .fail)))
        #expect(!known.covers(result(40, .fail, .partial)))
        #expect(!known.covers(result(40, .inconclusive)))
        #expect(!known.covers(result(40, .fail, scenario: "tc-empty")))
        let other = SubjectIdentity(name: "s", kind: .stub, version: "2", source: "x")
        #expect(!known.covers(result(40, .fail, subject: other)))
        #expect(known.covers(result(40, .fail, subject: Self.subject.through(other))))
    }

    private func audit(_ results: [CaseResult], known: [KnownDeviation]) -> Audit {
        Audit(
            tool: .init(name: "t", version: "1"), zone: "z.", profile: "quick", counts: [28, 40, 75], scenarios: [],
            subjects: [Self.subject], skipped: [], results: results, cliffs: [], safeCount: nil, known: known)
    }

    @Test func `a failure that nobody knew of is new`() throws {
        let known = try known("nxdomain from 40")
        let audit = audit(
            [result(28, .pass, .complete), result(40, .fail), result(75, .fail, .partial)], known: [known])
        #expect(audit.newFailures.map(\.outcome) == [.partial])
        #expect(audit.goneDeviations.isEmpty)
    }

    @Test func `a known failure that doesn't show is gone, where it was asked for`() throws {
        let known = try known("nxdomain from 40 (29 to 39 not asked)")
        #expect(audit([result(40, .pass, .complete)], known: [known]).goneDeviations == [known])
        #expect(audit([result(28, .pass, .complete)], known: [known]).goneDeviations.isEmpty)
        #expect(audit([result(35, .pass, .complete)], known: [known]).goneDeviations.isEmpty)
        #expect(audit([result(40, .inconclusive)], known: [known]).goneDeviations.isEmpty)
        #expect(audit([result(40, .pass, .complete), result(75, .fail)], known: [known]).goneDeviations.isEmpty)
    }

    // MARK: Written from an audit

    private func drafted(_ results: [CaseResult], _ cliffs: [Cliff] = []) -> [String] {
        let scenario = Scenario(
            name: "clean", title: "t", wire: "w", requirement: "r", faults: [], expectation: .complete,
            rule: Rule(rfc: "RFC 1035", section: "1", text: "t"), victims: [])
        let audit = Audit(
            tool: .init(name: "t", version: "1"), zone: "z.", profile: "quick", counts: [], scenarios: [scenario],
            subjects: [Self.subject], skipped: [], results: results, cliffs: cliffs, safeCount: nil)
        return KnownDraft(Self.subject, in: audit).deviations.map(\.words)
    }

    private func cliff(_ holdsTo: Int, _ outcome: Outcome, _ change: Cliff.Change = .breaks, view: View = .lookup)
        -> Cliff
    {
        Cliff(
            subject: Self.subject, scenario: "clean", view: view, holdsTo: holdsTo, failsFrom: holdsTo + 1, before: nil,
            outcome: outcome, change: change, cause: .init(kind: .unknown, limit: nil))
    }

    @Test func `neighbouring failures of one kind are one deviation`() {
        let results = [
            result(28, .pass, .complete), result(40, .fail), result(75, .fail), result(101, .fail, .partial),
        ]
        #expect(
            drafted(results) == [
                "nxdomain from 40 (29 to 39 not asked) to 75", "partial from 101 (76 to 100 not asked)",
            ])
    }

    @Test func `a cliff that was found tells the exact count`() {
        let results = [result(28, .pass, .complete), result(40, .fail), result(75, .fail)]
        #expect(drafted(results, [cliff(30, .nxdomain)]) == ["nxdomain from 31"])
    }

    @Test func `what recovers ends where it does`() {
        let results = [result(28, .pass, .complete), result(40, .fail), result(75, .pass, .complete)]
        #expect(
            drafted(results, [cliff(30, .nxdomain), cliff(60, .complete, .recovers)]) == ["nxdomain from 31 to 60"])
    }

    @Test func `a failure that gives way to another ends at the count before`() {
        let results = [result(28, .pass, .complete), result(40, .fail, .partial), result(75, .fail, .timeout)]
        #expect(
            drafted(results, [cliff(28, .partial)]) == [
                "partial from 29 to 40", "timeout from 75 (41 to 74 not asked)",
            ])
    }

    @Test func `views that fail alike are told together, and all of them not at all`() {
        let views = [View.udp512, .tcp]
        let all = views.map { result(40, .fail, view: $0) }
        #expect(drafted(all) == ["nxdomain from 40 (1 to 39 not asked)"])
        let one = [result(40, .fail, view: .udp512), result(40, .pass, .complete, view: .tcp)]
        #expect(drafted(one) == ["nxdomain from 40 (1 to 39 not asked) in udp512"])
    }

    @Test func `what was drafted covers every failure that it was drafted from`() {
        let results = [1, 8, 20, 28, 40, 75, 101, 1000].map { count in
            count == 40 || count > 100
                ? result(count, .fail, count > 500 ? .partial : .nxdomain) : result(count, .pass, .complete)
        }
        let deviations = drafted(results).compactMap { Deviation($0, scenario: "clean") }
        let known = deviations.map { KnownDeviation(subject: Self.subject, deviation: $0, reason: "r", source: "s") }
        let audit = audit(results, known: known)
        #expect(known.count == 3)
        #expect(audit.newFailures.isEmpty)
        #expect(audit.goneDeviations.isEmpty)
    }
}
