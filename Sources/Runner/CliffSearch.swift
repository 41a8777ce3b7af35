internal import Conformance
internal import Subjects

/// Finds the exact count at which a subject stops, and what the limit is counted in.
struct CliffSearch: Sendable {
    let run: UnitRun
    let results: [CaseResult]

    /// Each life of a subject narrows the range this many times over.
    private static let probesPerLife = 7
    /// Owner names this much longer move a limit in octets by six A records, and a limit in records not at all.
    private static let longerName = 96
    /// Where an answer takes this long to fail, the exact count isn't worth the wait.
    private static let slowMs = 2000.0

    /// Two neighbouring counts with a change between them.
    private struct Edge {
        var holds: Int
        var fails: Int
        var failure: CaseResult
    }

    func cliffs() async -> [Cliff] {
        var cliffs: [Cliff] = []
        for view in run.unit.subjectViews {
            if let cliff = await cliff(in: view) { cliffs.append(cliff) }
        }
        return cliffs
    }

    private func cliff(in view: View) async -> Cliff? {
        guard let coarse = coarseEdge(in: view) else { return nil }
        guard let edge = await exactEdge(coarse, view: view, nameLength: Case.usualNameLength) else {
            return cliff(coarse, view, Cliff.Cause(kind: .unknown, limit: nil))
        }
        return cliff(edge, view, await cause(of: edge, view: view))
    }

    private func cliff(_ edge: Edge, _ view: View, _ cause: Cliff.Cause) -> Cliff {
        Cliff(
            subject: run.unit.subject.identity, scenario: run.unit.scenario.name, view: view, holdsTo: edge.holds,
            failsFrom: edge.fails, outcome: edge.failure.outcome, cause: cause)
    }

    /// The smallest count of the sweep that fails, and the one before it.
    private func coarseEdge(in view: View) -> Edge? {
        let row = results.filter { $0.observation.testCase.view == view }.sorted { $0.count < $1.count }
        guard let first = row.first(where: { $0.verdict == .fail }) else { return nil }
        let before = row.prefix { $0.count < first.count }
        // What can't be told on the way up doesn't hold.
        guard before.allSatisfy({ $0.verdict != .inconclusive }) else { return nil }
        return Edge(holds: before.last?.count ?? floor(below: first), fails: first.count, failure: first)
    }

    /// What is known to hold although it was not in the sweep: the controls, where no fault tells them from it.
    private func floor(below failure: CaseResult) -> Int {
        let isControl = run.unit.scenario.faults.isEmpty && failure.observation.testCase.view == run.unit.controlView
        return isControl ? Unit.controlCounts.last { $0 < failure.count } ?? 0 : 0
    }

    private func exactEdge(_ coarse: Edge, view: View, nameLength: Int) async -> Edge? {
        guard coarse.failure.observation.reply.elapsedMs < Self.slowMs else { return nil }
        var edge = coarse
        while edge.fails - edge.holds > 1 {
            let counts = Self.between(edge.holds, edge.fails)
            let questions = counts.map {
                run.unit.question(count: $0, view: view, nameLength: nameLength, purpose: .bisection)
            }
            guard let asked = try? await run.ask(questions), asked.count == counts.count,
                !asked.contains(where: { $0.verdict == .inconclusive })
            else { return nil }
            if let failure = asked.first(where: { $0.verdict == .fail }) {
                edge.fails = failure.count
                edge.failure = failure
            }
            edge.holds = asked.last { $0.count < edge.fails && $0.verdict != .fail }?.count ?? edge.holds
        }
        return edge
    }

    /// Counts that divide the range between two evenly.
    private static func between(_ low: Int, _ high: Int) -> [Int] {
        let inside = high - low - 1
        let probes = min(inside, probesPerLife)
        return (1...probes).map { low + $0 * (inside + 1) / (probes + 1) }
    }

    /// Tells octets from records by asking for a longer name.
    private func cause(of edge: Edge, view: View) async -> Cliff.Cause {
        let unknown = Cliff.Cause(kind: .unknown, limit: nil)
        guard edge.holds > 0 else { return unknown }
        let nameLength = Case.usualNameLength + Self.longerName
        let start = Edge(holds: 0, fails: edge.fails + 1, failure: edge.failure)
        guard let longer = await exactEdge(start, view: view, nameLength: nameLength) else { return unknown }
        if longer.holds == edge.holds { return Cliff.Cause(kind: .records, limit: edge.holds) }
        guard longer.holds < edge.holds else { return unknown }
        return Cliff.Cause(
            kind: .octets,
            limit: OctetLimit(
                scenario: run.unit.scenario, type: run.unit.type,
                edges: [(Case.usualNameLength, edge.holds), (nameLength, longer.holds)],
                offersEDNS: edge.failure.observation.exchanges.contains { $0.ednsSize != nil }
            ).octets)
    }
}

extension CaseResult {
    fileprivate var count: Int { observation.testCase.count }
}
