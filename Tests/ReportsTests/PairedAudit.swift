import Conformance

extension Sample {
    static let muslThroughUnbound = musl.through(unbound)
    static let glibcThroughUnbound = glibc.through(unbound)
    static let muslThroughBind = musl.through(bind)

    /// A result with these facts in the place of the usual ones.
    static func observed(
        _ subject: SubjectIdentity, _ scenario: String, _ count: Int = 40, addresses: AddressTally? = nil,
        error: String? = nil, errorClass: ErrorClass? = nil, exchanges: [Exchange] = [],
        again: [Observation.Repetition] = [], outcome: Outcome = .complete, verdict: Verdict = .pass
    ) -> CaseResult {
        let reply = Reply(
            status: .answered, addresses: addresses ?? AddressTally(expected: count, received: count), error: error,
            errorClass: errorClass, elapsedMs: 1)
        let observation = Observation(
            subject: subject, testCase: Case(scenario: scenario, count: count, view: usualView(subject)),
            purpose: .sweep, octets: 66 + 16 * count, reply: reply, exchanges: exchanges, repetitions: again)
        return CaseResult(
            observation: observation, outcome: outcome, verdict: verdict, flags: [], leg: .none, rule: nil, why: "w")
    }

    static func exchange(
        _ transport: Transport = .udp, edns: Int? = nil, tc: Bool = false, _ action: Exchange.Action = .answered
    ) -> Exchange {
        Exchange(
            transport: transport, destination: "192.0.2.1", ednsSize: edns, octets: 66, tc: tc, records: 0,
            action: action, type: .a, atMs: 0)
    }

    /// Stub resolvers alone, resolvers alone, and pairs: one that breaks, one that breaks as its stub resolver does, one that
    /// is fine.
    static var paired: Audit {
        let counts = [20, 40]
        let alone = [unbound, bind, glibc]
        let fine = alone.flatMap { subject in
            ["clean", "no-compress", "tcp-refused"].flatMap { sweep(subject, $0, counts: counts) }
        }
        let breaking =
            sweep(glibcThroughUnbound, "clean", counts: counts, holdsTo: 20, then: .servfail)
            + sweep(muslThroughUnbound, "clean", counts: counts, holdsTo: 20)
            + sweep(muslThroughBind, "clean", counts: counts)
        return audit(
            counts: counts,
            scenarios: [
                scenario("clean"), scenario("no-compress"), scenario("tcp-refused", expectation: .honestFailure),
            ],
            subjects: [unbound, glibc, glibcThroughUnbound, muslThroughUnbound, musl, bind, muslThroughBind],
            results: fine + sweep(musl, "clean", counts: counts, holdsTo: 20) + breaking
                + sweep(muslThroughBind, "no-compress", counts: counts),
            cliffs: [
                cliff(musl, "clean", holdsTo: 20, failsFrom: 40), cliff(muslThroughUnbound, "clean", holdsTo: 20),
            ],
            usage: [.init(subject: musl, starts: 2, cpuMs: 12.34, peakMemory: 4096)],
            effort: .init(
                elapsedMs: 58_000, harnessCPUMs: 22_000, subjectsCPUMs: 78_000, processors: 2, peakMemory: 0,
                waits: [.init(scenario: "clean", waitedMs: 3.14)]))
    }
}
