import Conformance
import Reports

/// Audits made by hand, for the reports to render.
enum Sample {
    static let usualCounts = [1, 8, 20, 28, 29, 40, 100, 256, 1000]

    static func scenario(_ name: String, expectation: Expectation = .complete) -> Scenario {
        Scenario(
            name: name, title: "what happens in \(name)", wire: "octets",
            requirement:
                "a correct client gets every address, by TCP when it has to; more words than one narrow line has",
            faults: [], expectation: expectation,
            rule: Rule(rfc: "RFC 7766", section: "5", text: "All MUST support TCP."), victims: [])
    }

    static func subject(_ name: String, _ kind: SubjectKind, version: String = "1.2.3") -> SubjectIdentity {
        SubjectIdentity(name: name, kind: kind, version: version, source: "machine")
    }

    /// A result that has what counts for a report, and plausible facts for the rest.
    static func result(
        _ subject: SubjectIdentity, _ scenario: String, _ count: Int, view: View? = nil,
        outcome: Outcome = .complete, verdict: Verdict = .pass, flags: [Flag] = [], why: String = "as it should be",
        purpose: Observation.Purpose = .sweep
    ) -> CaseResult {
        let received = outcome == .complete ? count : outcome == .partial ? count / 2 : 0
        let reply = Reply(
            status: .answered, addresses: AddressTally(expected: count, received: received), rcode: 0, tc: false,
            octets: 66 + 16 * count, elapsedMs: 1.23456)
        let exchange = Exchange(
            transport: .udp, destination: "192.0.2.1", ednsSize: nil, octets: 66, tc: true, records: 0,
            action: .answered, type: .a, atMs: 0.4567)
        let observation = Observation(
            subject: subject, testCase: Case(scenario: scenario, count: count, view: view ?? usualView(subject)),
            purpose: purpose, octets: 66 + 16 * count, reply: reply, exchanges: [exchange])
        return CaseResult(
            observation: observation, outcome: outcome, verdict: verdict, flags: flags,
            leg: verdict == .fail ? .upstream : .none,
            rule: verdict == .fail ? Self.scenario(scenario).rule : nil, why: why)
    }

    static func usualView(_ subject: SubjectIdentity) -> View {
        switch subject.kind {
        case .resolver: .stub
        case .stub: .lookup
        case .parser: .parse
        }
    }

    /// Right up to `holdsTo`, then failing with `outcome`.
    static func sweep(
        _ subject: SubjectIdentity, _ scenario: String, counts: [Int], holdsTo: Int = .max,
        then outcome: Outcome = .partial, flags: [Flag] = [], views: [View]? = nil
    ) -> [CaseResult] {
        counts.flatMap { count in
            (views ?? [usualView(subject)]).map { view in
                count <= holdsTo
                    ? result(subject, scenario, count, view: view)
                    : result(
                        subject, scenario, count, view: view, outcome: outcome, verdict: .fail, flags: flags,
                        why: "\(count / 2) of \(count) addresses came back, and nothing said that some are missing.")
            }
        }
    }

    static func cliff(
        _ subject: SubjectIdentity, _ scenario: String, holdsTo: Int, failsFrom: Int? = nil, view: View? = nil,
        _ outcome: Outcome = .partial, _ kind: Cliff.Cause.Kind = .unknown, _ limit: Int? = nil,
        before: Outcome? = .complete, change: Cliff.Change = .breaks
    ) -> Cliff {
        Cliff(
            subject: subject, scenario: scenario, view: view ?? usualView(subject), holdsTo: holdsTo,
            failsFrom: failsFrom ?? holdsTo + 1, before: before, outcome: outcome, change: change,
            cause: .init(kind: kind, limit: limit))
    }

    static func audit(
        counts: [Int] = usualCounts, scenarios: [Scenario], subjects: [SubjectIdentity], results: [CaseResult],
        cliffs: [Cliff] = [], skipped: [Audit.Skipped] = [], safeCount: Audit.SafeCount? = nil,
        usage: [Audit.Usage] = [], effort: Audit.Effort? = nil
    ) -> Audit {
        Audit(
            tool: .init(name: "brimful", version: "0.1.0"), zone: "brimful.example.", profile: "quick",
            counts: counts, scenarios: scenarios, subjects: subjects, skipped: skipped, results: results,
            cliffs: cliffs, safeCount: safeCount, usage: usage, effort: effort)
    }
}

extension TerminalReport {
    /// These two never throw.
    func render(_ audit: Audit) -> String { render(Assessment(audit)) }
}

extension SVGReport {
    func render(_ audit: Audit) -> String { render(Assessment(audit)) }
}
