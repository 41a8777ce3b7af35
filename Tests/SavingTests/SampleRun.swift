import Conformance

@testable import Saving

/// An audit made by hand, in the pieces in which it is told.
enum SampleRun {
    static let subjects = (1...5).map { number in
        SubjectIdentity(
            name: "stub-\(number)", kind: .stub, version: "\(number).0", source: "machine")
    }
    static let resolver = SubjectIdentity(name: "resolver", kind: .resolver, version: "9", source: "machine")
    static let scenarios = ["clean", "tc-empty", "tcp-refused"].map { name in
        Scenario(
            name: name, title: name, wire: "", requirement: "", faults: [], expectation: .complete,
            rule: Rule(rfc: "RFC 7766", section: "5", text: "All MUST support TCP."), victims: [])
    }
    static let outline = AuditOutline(
        tool: .init(name: "brimful", version: "1.2.3"), zone: "brimful.example.", profile: "quick", type: .a,
        counts: [1, 40], countsByScenario: ["clean": [1, 40]], scenarios: scenarios, views: [.stub], isThorough: false,
        subjects: [resolver.name] + subjects.map(\.name), passages: [resolver.name])

    static func outline(_ change: (inout AuditOutline) -> Void) -> AuditOutline {
        var outline = outline
        change(&outline)
        return outline
    }

    /// All that a run under an outline tells: the resolver and the stub resolvers that it asks, and these through that.
    static func events(_ outline: AuditOutline = outline) -> [AuditEvent] {
        let asked = ([resolver] + subjects).filter { !outline.scenarios(of: $0.name).isEmpty }
        let parts = asked.flatMap { subject in
            outline.scenarios(of: subject.name).flatMap { scenario in
                subject == resolver
                    ? [part(subject, scenario.name)]
                    : [part(subject, scenario.name), part(subject.through(resolver), scenario.name)]
            }
        }
        let roster = AuditRoster(
            subjects: asked, passages: [resolver],
            skipped: asked.contains(subjects[3]) ? [.init(name: "stub-9", kind: .stub, reason: "none")] : [],
            twins: asked.filter { $0 == subjects[1] }.map { .init(subject: $0, source: "Debian sid") },
            parts: parts.count)
        return [.outline(outline), .roster(roster)] + parts.map { .part($0) }
    }

    /// The third stub resolver fails at 40.
    static func part(_ subject: SubjectIdentity, _ scenario: String, fingerprint: String = "f") -> AuditPart {
        var part = AuditPart(key: .init(subject: subject, scenario: scenario, fingerprint: fingerprint))
        part.results = [1, 40].map { result(subject, scenario, $0, fails: subject.name == "stub-3" && $0 == 40) }
        part.usage = [.init(subject: subject, starts: 1, cpuMs: 2, peakMemory: 3)]
        return part
    }

    static func result(_ subject: SubjectIdentity, _ scenario: String, _ count: Int, fails: Bool) -> CaseResult {
        let tally = AddressTally(expected: count, received: fails ? 28 : count)
        let observation = Observation(
            subject: subject,
            testCase: Case(scenario: scenario, count: count, view: subject.kind == .stub ? .lookup : .stub),
            purpose: .sweep, octets: 66 + 16 * count,
            reply: Reply(status: .answered, addresses: tally, elapsedMs: 1.5), exchanges: [])
        return CaseResult(
            observation: observation, outcome: fails ? .partial : .complete, verdict: fails ? .fail : .pass, flags: [],
            leg: .none, rule: nil, why: "as it is")
    }

    static func saved(_ events: [AuditEvent]) -> SavedAudit {
        events.reduce(into: SavedAudit(outline)) { $0.add($1) }
    }
}
