internal import Conformance

/// Puts together what the parts of an audit found, in the order of its subjects and scenarios.
struct Assembly {
    let outline: AuditOutline
    let roster: AuditRoster
    /// Each part once, in any order.
    let parts: [AuditPart]
    let effort: Audit.Effort?

    var audit: Audit {
        let audited = audited
        let results = sorted(parts.flatMap(\.results).filter { audited.contains($0.observation.subject) }, audited) {
            let testCase = $0.observation.testCase
            return Rank($0.observation.subject, testCase.scenario, testCase.count, testCase.view)
        }
        let cliffs = sorted(parts.flatMap(\.cliffs), audited) { Rank($0.subject, $0.scenario, $0.failsFrom, $0.view) }
        return Audit(
            tool: outline.tool, zone: outline.zone, profile: outline.profile, counts: outline.counts,
            scenarios: outline.scenarios, subjects: audited, skipped: skipped, results: results, cliffs: cliffs,
            safeCount: SafeCountRule(results: results, cliffs: cliffs, subjects: audited).safeCount,
            twins: roster.twins, known: roster.known, usage: usage, effort: effort.map { $0.waiting(for: results) },
            unasked: max(0, roster.parts - parts.count))
    }

    // MARK: Who

    /// Subjects, and after them pairs, resolver by resolver.
    private var audited: [SubjectIdentity] {
        let never = Set(neverStarted.map(\.identity))
        let asked = Set(parts.map(\.key.subject))
        let stubs = roster.subjects.filter { $0.kind == .stub && !never.contains($0) }
        let pairs = roster.passages.filter { !never.contains($0) }.flatMap { resolver in
            stubs.map { $0.through(resolver) }
        }
        return roster.subjects.filter { !never.contains($0) } + pairs.filter(asked.contains)
    }

    /// Subjects that were there and never ran.
    private var neverStarted: [(identity: SubjectIdentity, reason: String)] {
        let bySubject = Dictionary(grouping: parts, by: \.key.subject)
        return (roster.subjects + roster.passages.filter { !roster.subjects.contains($0) }).compactMap { subject in
            let own = bySubject[subject] ?? []
            guard let reason = own.first?.startFailure, own.allSatisfy({ $0.startFailure != nil }) else { return nil }
            return (subject, reason)
        }
    }

    private var skipped: [Audit.Skipped] {
        roster.skipped
            + neverStarted.map { subject, reason in
                .init(name: subject.name, kind: subject.kind, source: subject.source, reason: reason)
            }
    }

    /// What each subject took of the machine, by name.
    private var usage: [Audit.Usage] {
        Dictionary(grouping: parts.flatMap(\.usage), by: \.subject).map { subject, uses in
            Audit.Usage(
                subject: subject, starts: uses.reduce(0) { $0 + $1.starts }, cpuMs: uses.reduce(0) { $0 + $1.cpuMs },
                peakMemory: uses.map(\.peakMemory).max() ?? 0)
        }.sorted { $0.subject.fullName < $1.subject.fullName }
    }

    // MARK: Order

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

    private func sorted<Element>(
        _ elements: [Element], _ audited: [SubjectIdentity], by rank: (Element) -> Rank
    ) -> [Element] {
        let subjectRanks = ranks(audited)
        let scenarioRanks = ranks(outline.scenarios.map(\.name))
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

extension Audit.Effort {
    /// The same, with the time that these results took.
    fileprivate func waiting(for results: [CaseResult]) -> Audit.Effort {
        let waits = Dictionary(grouping: results, by: \.observation.testCase.scenario)
            .map { Wait(scenario: $0, waitedMs: $1.reduce(0) { $0 + $1.observation.elapsedMs }) }
            .sorted { ($1.waitedMs, $0.scenario) < ($0.waitedMs, $1.scenario) }
        return Audit.Effort(
            elapsedMs: elapsedMs, harnessCPUMs: harnessCPUMs, subjectsCPUMs: subjectsCPUMs, processors: processors,
            peakMemory: peakMemory, waits: waits)
    }
}

extension Observation {
    /// Milliseconds that its answers took, one after the other.
    fileprivate var elapsedMs: Double { repetitions.reduce(reply.elapsedMs) { $0 + $1.reply.elapsedMs } }
}
