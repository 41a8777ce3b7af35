internal import Conformance
internal import Subjects

/// Puts together what the units found, in the order of the catalogue.
struct Assembly {
    let plan: AuditPlan
    let subjects: [PreparedSubject]
    let unprepared: [Audit.Skipped]
    let outcomes: [Unit.Outcome]
    let usage: [Audit.Usage]
    let stopwatch: Stopwatch

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
            usage: usage, effort: stopwatch.effort(of: results))
    }

    /// Subjects, and after them pairs.
    private var audited: [SubjectIdentity] {
        let skipped = Set(skipped.map(\.name))
        let alone = subjects.map(\.identity).filter { !skipped.contains($0.name) }
        let resolvers = Set(alone.map(\.fullName))
        return alone
            + pairs.filter { pair in
                guard let resolver = pair.through else { return false }
                return !skipped.contains(pair.name) && resolvers.contains(resolver)
            }
    }

    /// The pairs that were asked, resolver by resolver.
    private var pairs: [SubjectIdentity] {
        let stubs = subjects.filter { $0.manifest.kind == .stub }.map(\.identity)
        let asked = Set(outcomes.map(\.subject))
        return subjects.flatMap { resolver in stubs.map { $0.through(resolver.identity) } }.filter(asked.contains)
    }

    private var skipped: [Audit.Skipped] {
        plan.skipped + unprepared + notStarted
    }

    /// Subjects that were there and never ran.
    private var notStarted: [Audit.Skipped] {
        subjects.compactMap { subject in
            let own = outcomes.filter { $0.subject == subject.identity }
            guard let reason = own.first?.startFailure, own.allSatisfy({ $0.startFailure != nil }) else { return nil }
            return Audit.Skipped(name: subject.manifest.name, kind: subject.manifest.kind, reason: reason)
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
