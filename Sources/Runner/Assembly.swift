internal import Conformance
internal import Subjects

/// Puts together what the units found, in the order of the catalogue.
struct Assembly {
    let plan: AuditPlan
    let roster: Roster
    let outcomes: [Unit.Outcome]
    let usage: [Audit.Usage]
    let stopwatch: Stopwatch
    let peakMemory: Int

    private var subjects: [PreparedSubject] { roster.subjects }

    var audit: Audit {
        let audited = audited
        let results = sorted(outcomes.flatMap(\.results).filter { audited.contains($0.observation.subject) }) {
            let testCase = $0.observation.testCase
            return Rank($0.observation.subject, testCase.scenario, testCase.count, testCase.view)
        }
        let cliffs = sorted(outcomes.flatMap(\.cliffs)) { Rank($0.subject, $0.scenario, $0.failsFrom, $0.view) }
        return Audit(
            tool: .init(name: "brimful", version: toolVersion), zone: plan.zone, profile: plan.profile,
            counts: plan.counts, scenarios: plan.scenarios, subjects: audited, skipped: skipped, results: results,
            cliffs: cliffs, safeCount: SafeCountRule(results: results, cliffs: cliffs, subjects: audited).safeCount,
            twins: roster.twins, known: known, usage: usage,
            effort: stopwatch.effort(of: results, peakMemory: peakMemory))
    }

    /// Subjects, and after them pairs.
    private var audited: [SubjectIdentity] {
        let never = Set(neverStarted.map(\.identity))
        let alone = subjects.map(\.identity).filter { !never.contains($0) }
        let names = Set(alone.map(\.fullName))
        return alone
            + pairs.filter { pair in names.contains(pair.ownName) && names.contains(pair.through ?? "") }
    }

    /// What the manifests' known.yml say of the versions that were audited.
    private var known: [KnownDeviation] {
        subjects.flatMap { subject in
            (try? KnownFile(beside: subject.file))?.deviations(of: subject.identity) ?? []
        }
    }

    /// The pairs that were asked, resolver by resolver.
    private var pairs: [SubjectIdentity] {
        let stubs = subjects.filter { $0.manifest.kind == .stub }.map(\.identity)
        let asked = Set(outcomes.map(\.subject))
        return subjects.flatMap { resolver in stubs.map { $0.through(resolver.identity) } }.filter(asked.contains)
    }

    private var skipped: [Audit.Skipped] {
        plan.skipped + roster.skipped
            + neverStarted.map { subject, reason in
                .init(name: subject.name, kind: subject.kind, source: subject.source, reason: reason)
            }
    }

    /// Subjects that were there and never ran.
    private var neverStarted: [(identity: SubjectIdentity, reason: String)] {
        subjects.map(\.identity).compactMap { subject in
            let own = outcomes.filter { $0.subject == subject }
            guard let reason = own.first?.startFailure, own.allSatisfy({ $0.startFailure != nil }) else { return nil }
            return (subject, reason)
        }
    }

    /// Where something stands in a report.
    private struct Rank {
        let subject: SubjectIdentity
        let scenario: String
        let count: Int
        let view: View

        init(_ subject: SubjectIdentity, _ scenario: String, _ count: Int, _ view: View) {
            self.subject = subject
            self.scenario = scenario
            self.count = count
            self.view = view
        }
    }

    private func sorted<Element>(_ elements: [Element], by rank: (Element) -> Rank) -> [Element] {
        let subjectRanks = ranks(audited)
        let scenarioRanks = ranks(plan.scenarios.map(\.name))
        let viewRanks = ranks(View.allCases)
        return elements.map { element in
            let rank = rank(element)
            let numbers = [
                subjectRanks[rank.subject] ?? 0, scenarioRanks[rank.scenario] ?? 0, rank.count,
                viewRanks[rank.view] ?? 0,
            ]
            return (numbers, element)
        }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
    }

    private func ranks<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
        Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
    }
}
