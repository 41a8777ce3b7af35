import Conformance

/// Audits made by hand, to be assessed.
enum Found {
    static let bind = subject("bind", "9.18.49", .resolver)
    static let newBind = subject("bind", "9.20.26", .resolver)
    static let musl = subject("musl-getaddrinfo", "1.2.3")
    static let views: [View] = [.udp512, .tcp, .stub]

    static func subject(_ name: String, _ version: String, _ kind: SubjectKind = .stub) -> SubjectIdentity {
        SubjectIdentity(name: name, kind: kind, version: version, source: "x")
    }

    static func result(
        _ subject: SubjectIdentity, _ count: Int, _ outcome: Outcome = .complete, _ verdict: Verdict? = nil,
        in scenario: String = "clean", view: View? = nil, type: RecordType = .a
    ) -> CaseResult {
        let testCase = Case(
            scenario: scenario, type: type, count: count, view: view ?? (subject.kind == .stub ? .lookup : .stub))
        let reply = Reply(status: .answered, addresses: AddressTally(expected: count), elapsedMs: 1)
        let observation = Observation(
            subject: subject, testCase: testCase, purpose: .sweep, octets: 100, reply: reply, exchanges: [])
        return CaseResult(
            observation: observation, outcome: outcome, verdict: verdict ?? (outcome == .complete ? .pass : .fail),
            flags: [], leg: .none, rule: nil, why: "w")
    }

    static let counts = [1, 28, 40, 75, 100, 101, 256, 1000]

    /// Right up to `holdsTo`, then failing, and right again after `to`.
    static func sweep(
        _ subject: SubjectIdentity = bind, _ scenario: String = "clean", holdsTo: Int = .max, to: Int = .max,
        _ outcome: Outcome = .servfail, _ verdict: Verdict = .fail, views: [View]? = nil, type: RecordType = .a,
        counts: [Int] = counts
    ) -> [CaseResult] {
        (views ?? (subject.kind == .stub ? [.lookup] : Self.views)).flatMap { view in
            counts.map { count in
                count > holdsTo && count <= to
                    ? result(subject, count, outcome, verdict, in: scenario, view: view, type: type)
                    : result(subject, count, in: scenario, view: view, type: type)
            }
        }
    }

    static func audit(
        _ results: [CaseResult], cliffs: [Cliff] = [], known: [KnownDeviation] = [],
        skipped: [Audit.Skipped] = [], unasked: Int = 0
    ) -> Audit {
        var subjects: [SubjectIdentity] = []
        var scenarios: [String] = []
        for testCase in results.map(\.observation) {
            if !subjects.contains(testCase.subject) { subjects.append(testCase.subject) }
            if !scenarios.contains(testCase.testCase.scenario) { scenarios.append(testCase.testCase.scenario) }
        }
        return Audit(
            tool: .init(name: "t", version: "1"), zone: "z.", profile: "quick", counts: counts,
            scenarios: scenarios.map(scenario), subjects: subjects, skipped: skipped, results: results,
            cliffs: cliffs, safeCount: nil, known: known, unasked: unasked)
    }

    private static func scenario(_ name: String) -> Scenario {
        Scenario(
            name: name, title: "t", wire: "w", requirement: "r", faults: [], expectation: .complete,
            rule: Rule(rfc: "RFC 1035", section: "1", text: "t"), victims: [])
    }
}

/// Baselines in short.
extension Baseline {
    /// Lines such as `bind clean servfail from 101`, numbered from 1; `bind AAAA clean …` for AAAA.
    static func of(_ lines: String..., expires: Day? = nil) throws -> Baseline {
        Baseline(entries: try lines.enumerated().map { try Entry.of($1, expires: expires, line: $0 + 1) })
    }
}

extension Baseline.Entry {
    static func of(_ text: String, expires: Day? = nil, line: Int? = nil) throws -> Baseline.Entry {
        guard
            let match = text.wholeMatch(of: /(.+?)( AAAA)? (clean|tc-empty|mine) ([a-z]+ from .*)/),
            let deviation = Deviation(String(match.4), scenario: String(match.3))
        else { throw NoLine(text: text) }
        return Baseline.Entry(
            subject: String(match.1), type: match.2 == nil ? .a : .aaaa, deviation: deviation, reason: "r",
            expires: expires, line: line)
    }

    private struct NoLine: Error { let text: String }

    /// The same in short.
    var short: String { "\(subject)\(type == .a ? "" : " AAAA") \(deviation.scenario) \(deviation.words)" }
}

extension BaselineChange {
    /// Such as `drop 1`, `1: bind clean servfail from 40`, `add bind clean servfail from 40`.
    var short: String {
        switch self {
        case .add(let entry): "add \(entry.short)"
        case .drop: "drop \(line ?? 0)"
        case .replace(_, by: let now): "\(line ?? 0): \(now.short)"
        case .expired: "expired \(line ?? 0)"
        }
    }
}
