/// What one subject did under one scenario, and what the lines of a baseline say of it.
struct BaselineRow {
    let subject: SubjectIdentity
    let results: [CaseResult]
    /// The lines about it, those that have expired included.
    let lines: [Baseline.Entry]
    /// What the run found, as it would be recorded.
    let found: [Baseline.Entry]

    private struct Key: Hashable {
        let subject: SubjectIdentity
        let type: RecordType
        let scenario: String
    }

    /// The rows of an audit: subject by subject, each with its scenarios in their order.
    static func all(in audit: Audit, verdicts: Set<Verdict>, lines: BaselineIndex) -> [BaselineRow] {
        let results = Dictionary(grouping: audit.results) { result in
            let testCase = result.observation.testCase
            return Key(subject: result.observation.subject, type: testCase.type, scenario: testCase.scenario)
        }
        let cliffs = Dictionary(grouping: audit.cliffs, by: \.subject)
        let recorder = BaselineRecorder(audit)
        return keys(of: audit).compactMap { key in
            guard let own = results[key] else { return nil }
            let draft = KnownDraft(
                own, cliffs: cliffs[key.subject] ?? [], scenario: key.scenario, verdicts: verdicts)
            return BaselineRow(
                subject: key.subject, results: own,
                lines: lines.entries(about: key.subject, key.scenario).filter { $0.type == key.type },
                found: draft.deviations.map { recorder.entry($0, of: key.subject, type: key.type) })
        }
    }

    private static func keys(of audit: Audit) -> [Key] {
        audit.subjects.flatMap { subject in
            RecordType.allCases.flatMap { type in
                audit.scenarios.map { Key(subject: subject, type: type, scenario: $0.name) }
            }
        }
    }

    /// Whether the run asked for anything that the line speaks of.
    func asks(about line: Baseline.Entry) -> Bool {
        results.contains { line.isPlace(of: $0.observation.testCase) }
    }

    /// The ways in which the subject was asked.
    private var views: Set<View> { Set(results.map(\.observation.testCase.view)) }

    /// Whether two deviations have a count in common, in some way of asking. What was not asked below a deviation belongs to
    /// it: a result there is accepted as well.
    func overlap(_ one: Deviation, _ other: Deviation) -> Bool {
        guard one.holdsTo < other.to ?? .max, other.holdsTo < one.to ?? .max else { return false }
        return !asked(one).isDisjoint(with: asked(other))
    }

    private func asked(_ deviation: Deviation) -> Set<View> {
        deviation.views.map { views.intersection($0) } ?? views
    }

    /// What a line says of ways of asking that this run left out, which nothing is known of; nil for nothing.
    func unasked(_ line: Baseline.Entry) -> Baseline.Entry? {
        guard let rest = line.deviation.views?.filter({ !views.contains($0) }), !rest.isEmpty else { return nil }
        let deviation = line.deviation
        return line.with(
            Deviation(
                scenario: deviation.scenario, outcome: deviation.outcome, from: deviation.from,
                holdsTo: deviation.holdsTo, to: deviation.to, views: rest))
    }
}
