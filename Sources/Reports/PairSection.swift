import Conformance

/// What the terminal shows of pairs that break although each alone is fine; nothing where there are no pairs.
struct PairSection {
    private let hasPairs: Bool
    private let broken: [CaseResult]
    private let order: [String]
    private let width: Int

    init(_ audit: Audit, width: Int) {
        hasPairs = audit.subjects.contains(where: \.isPair)
        broken = BrokenPairs(audit).results
        order = audit.scenarios.map(\.name)
        self.width = width
    }

    var lines: [StyledLine] {
        guard hasPairs else { return [] }
        guard !broken.isEmpty else { return [StyledLine("no pair breaks that is fine alone")] }
        return [StyledLine("Pairs that break although each alone is fine", .bold)]
            + SubjectGroup.split(broken) { $0.observation.subject }.flatMap { group, results in
                paragraph(group.heading, width: width, style: .bold) + rows(results)
            }
    }

    /// One for each stub resolver, in the audit's order.
    private func rows(_ results: [CaseResult]) -> [StyledLine] {
        var seen: Set<SubjectIdentity> = []
        let subjects = results.map(\.observation.subject).filter { seen.insert($0).inserted }
        return subjects.flatMap { subject in
            let own = results.filter { $0.observation.subject == subject }
            let text = "\(plain(subject.ownName, limit: 80)): \(breaks(own).joined(separator: "; "))"
            return paragraph(text, first: "  - ", width: width)
        }
    }

    /// Of each scenario the smallest count, and how many more there are; in the scenarios' order.
    private func breaks(_ results: [CaseResult]) -> [String] {
        let byScenario = Dictionary(grouping: results, by: \.observation.testCase.scenario)
        let others = byScenario.keys.filter { !order.contains($0) }.sorted()
        return (order + others).compactMap { scenario in byScenario[scenario].flatMap { words(scenario, $0) } }
    }

    private func words(_ scenario: String, _ results: [CaseResult]) -> String? {
        let counts = Set(results.map(\.observation.testCase.count))
        let least = results.min { $0.observation.testCase.count < $1.observation.testCase.count }
        return least.map { first in
            let more = counts.count > 1 ? " (and \(counted(counts.count - 1, "more count")))" : ""
            let then = first.outcome.words(for: first.observation.subject.kind)
            return "\(plain(scenario)) at \(addresses(first.observation.testCase.count))\(more): \(then)"
        }
    }
}
