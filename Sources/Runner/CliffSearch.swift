internal import Conformance
internal import Subjects

/// Finds every count at which a subject's behaviour changes, exactly, and what the limit is counted in.
///
/// All changes in all views are narrowed side by side: each start of the subject brings every one of them nearer.
struct CliffSearch: Sendable {
    let run: UnitRun
    let results: [CaseResult]

    /// Each start narrows a range this many times over.
    private static let probesPerStart = 7
    /// A subject that changes more often than this in a view isn't followed any further.
    private static let changesPerView = 8
    /// Owner names this much longer move a limit in octets by six A records, and a limit in records not at all.
    private static let longerName = 96
    /// Where an answer takes this long to fail it is waiting, not working, and the exact count isn't worth the wait: clients wait
    /// for a second or more.
    private static let slowMs = 1000.0

    func cliffs() async -> [Cliff] {
        let coarse = run.unit.subjectViews.flatMap(changes)
        let sharp = await verified(await sharpened(coarse.filter { !isSlow($0) }), within: coarse)
        let causes = await causes(of: sharp)
        let found = zip(sharp, causes).map { cliff($0, $1) }
        return found + coarse.filter(isSlow).map { cliff($0, Cliff.Cause(kind: .unknown, limit: nil)) }
    }

    private func cliff(_ change: CountChange, _ cause: Cliff.Cause) -> Cliff {
        Cliff(
            subject: run.unit.identity, scenario: run.unit.scenario.name, view: change.view, holdsTo: change.lower,
            failsFrom: change.upper, before: change.before?.outcome, outcome: change.after.outcome,
            change: change.kind, cause: cause)
    }

    /// Whether the sweep's counts are as near as it gets: each count costs a wait.
    private func isSlow(_ change: CountChange) -> Bool {
        run.unit.scenario.isSilent || change.slowestMs >= Self.slowMs
    }

    // MARK: Where behaviour changes in the sweep

    private func changes(in view: View) -> [CountChange] {
        let row = results.filter { $0.observation.testCase.view == view }.sorted { $0.count < $1.count }
        let steps = zip(row, row.dropFirst()).compactMap { CountChange($0, $1, view: view) }
        return Array((first(of: row, view) + steps).filter(matters).prefix(Self.changesPerView))
    }

    /// A subject that fails at the smallest count holds up to none; or up to the controls, where no fault tells them from it.
    private func first(of row: [CaseResult], _ view: View) -> [CountChange] {
        guard let least = row.first, least.verdict == .fail else { return [] }
        // A control is asked once: it says nothing of asking again.
        let isControl =
            run.unit.scenario.faults.isEmpty && view == run.unit.controlView && least.outcome != .inconsistent
        let floor = isControl ? run.unit.controlCounts.last { $0 < least.count } ?? 0 : 0
        return [CountChange(from: floor, to: least, view: view)]
    }

    /// Thorough audits follow every change; others what fails or fails no more.
    private func matters(_ change: CountChange) -> Bool { run.unit.isThorough || change.kind != .differs }

    // MARK: Exactly where

    /// The same changes between neighbouring counts, with those that came to light on the way. What can't be told, or takes
    /// too long to tell, stays as it was.
    private func sharpened(_ coarse: [CountChange]) async -> [CountChange] {
        var done = coarse.filter(\.isExact)
        var open = coarse.filter { !$0.isExact }
        let likely = likelyCounts(nameLength: run.unit.nameLength)
        while !open.isEmpty, done.count + open.count <= Self.changesPerView * run.unit.subjectViews.count {
            let questions = open.flatMap { change in
                change.between(Self.probesPerStart, trying: likely).map { question($0, change) }
            }
            guard let asked = await askAll(questions) else { break }
            let narrowed = open.flatMap { $0.narrowed(by: asked) }.filter(matters)
            open = narrowed.filter { !$0.isExact && !isSlow($0) }
            done += narrowed.filter { $0.isExact || isSlow($0) }
        }
        return (done + open).sorted { $0.lower < $1.lower }
    }

    /// Both sides of each change asked once more of another start; where that shows something else, the subject doesn't always
    /// do the same, and the change is known no better than the sweep has it.
    private func verified(_ changes: [CountChange], within coarse: [CountChange]) async -> [CountChange] {
        let found = changes.filter { change in !coarse.contains { $0.view == change.view && $0.lower == change.lower } }
        let questions = found.flatMap { change in
            [change.upper, change.lower].filter { $0 > 0 }.map { question($0, change) }
        }
        guard !questions.isEmpty else { return changes }
        let asked = await askAll(questions) ?? []
        let doubtful = found.filter { !$0.isBorneOut(by: asked) }
        let kept = changes.filter { change in
            !doubtful.contains { $0.view == change.view && $0.lower == change.lower }
        }
        let instead = coarse.filter { range in doubtful.contains(where: range.covers) }
        return kept + instead.filter { range in !kept.contains(where: range.covers) }
    }

    private func likelyCounts(nameLength: Int) -> [Int] {
        OctetLimit.likelyCounts(run.unit.scenario, type: run.unit.type, nameLength: nameLength)
    }

    private func question(
        _ count: Int, _ change: CountChange, nameLength: Int? = nil
    ) -> Question {
        let question = run.unit.question(
            count: count, view: change.view, nameLength: nameLength, purpose: .bisection)
        // What shows only in asking again has to be asked again.
        let outcomes = [change.before?.outcome, change.after.outcome]
        return outcomes.contains(.inconsistent)
            ? question.asked(again: run.unit.repetitions(of: change.view)) : question
    }

    /// Asks all of one start of the subject, small answers first: what is too much for it may leave it unwell. Nil when any
    /// of it can't be decided.
    private func askAll(_ questions: [Question]) async -> [CaseResult]? {
        let questions = questions.sorted { $0.testCase.count < $1.testCase.count }
        guard let asked = try? await run.ask(questions), asked.count == questions.count,
            !asked.contains(where: { $0.verdict == .inconclusive })
        else { return nil }
        return asked
    }

    // MARK: Why there

    /// Tells octets from records by asking for a longer name.
    private func causes(of changes: [CountChange]) async -> [Cliff.Cause] {
        let nameLength = run.unit.nameLength + Self.longerName
        let moved = await lowered(changes, nameLength: nameLength)
        var causes: [Cliff.Cause] = []
        for (change, holds) in zip(changes, moved) { causes.append(await cause(of: change, holds, nameLength)) }
        return causes
    }

    /// - Parameter holds: how far it holds with the longer name; nil where that isn't known.
    private func cause(of change: CountChange, _ holds: Int?, _ nameLength: Int) async -> Cliff.Cause {
        guard let holds else { return Cliff.Cause(kind: .unknown, limit: nil) }
        if holds == change.lower { return Cliff.Cause(kind: .records, limit: holds) }
        let limit = OctetLimit(
            scenario: run.unit.scenario, type: run.unit.type,
            edges: [(run.unit.nameLength, change.lower), (nameLength, holds)], offersEDNS: change.sawEDNS)
        if limit.octets == nil, await holdsAsFar(change) {
            return Cliff.Cause(kind: .records, limit: change.lower)
        }
        return Cliff.Cause(kind: .octets, limit: limit.octets)
    }

    /// Whether a name that is just so much longer that a limit in octets has to move leaves the change where it is: then the
    /// much longer name has met another limit.
    private func holdsAsFar(_ change: CountChange) async -> Bool {
        let length = OctetLimit.movingLength(run.unit.scenario, type: run.unit.type, holds: change.lower)
        let questions = [change.lower, change.upper].map { question($0, change, nameLength: length) }
        guard let asked = await askAll(questions) else { return false }
        let after = change.isAfter(asked)
        return after.contains { $0.count == change.lower && !$0.isAfter }
            && after.contains { $0.count == change.upper && $0.isAfter }
    }

    /// The largest count, for each change, at which the longer name doesn't yet behave as after it; nil where that isn't
    /// known.
    private func lowered(_ changes: [CountChange], nameLength: Int) async -> [Int?] {
        var ranges = changes.map { $0.isExact && $0.lower > 0 ? Range(holds: 0, fails: $0.upper + 1) : nil }
        let likely = likelyCounts(nameLength: nameLength)
        while ranges.contains(where: { $0.map { !$0.isExact } ?? false }) {
            let probes = zip(changes, ranges).flatMap { change, range -> [Question] in
                // Where it is if the limit is one in records, or one in octets and the records small.
                let near = [change.lower - 7, change.lower - 6, change.lower - 5, change.lower, change.upper]
                return (range?.probes(Self.probesPerStart, trying: likely + near) ?? []).map {
                    question($0, change, nameLength: nameLength)
                }
            }
            guard let asked = await askAll(probes) else { return ranges.map { _ in nil } }
            for (index, change) in changes.enumerated() { ranges[index]?.narrow(by: change.isAfter(asked)) }
        }
        return zip(changes, ranges).map { change, range in range.flatMap { $0.holds <= change.lower ? $0.holds : nil } }
    }

    /// Where the longer name's change lies: just below counts that behave as after it.
    private struct Range {
        var holds: Int
        var fails: Int

        var isExact: Bool { fails - holds <= 1 }

        func probes(_ most: Int, trying likely: [Int]) -> [Int] {
            between(holds, and: fails, most, trying: likely)
        }

        mutating func narrow(by asked: [(count: Int, isAfter: Bool)]) {
            for probe in asked.sorted(by: { $0.count > $1.count }) where (holds + 1..<fails).contains(probe.count) {
                guard probe.isAfter else {
                    holds = probe.count
                    return
                }
                fails = probe.count
            }
        }
    }
}
