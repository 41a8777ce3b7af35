public import Conformance
internal import DNSWire
internal import Foundation
internal import Origin
internal import Sandbox
internal import Scenarios
internal import Subjects

/// Runs an audit inside the sandbox: every subject under every scenario, side by side.
public struct Auditor: Sendable {
    let plan: AuditPlan
    let stage: Stage
    let progress: ProgressLine
    /// For what computes, and for what mostly waits.
    let busy: Slots
    let waiting: Slots

    /// Lookups that wait for silence cost nothing while they wait.
    private static let waitersPerJob = 6

    /// Sets the private internet up, runs the plan, and returns what was found.
    ///
    /// - Throws: `SandboxError`, `OriginError`.
    public static func run(_ plan: AuditPlan) async throws -> Audit {
        try await PrivateInternet.setUp(workDirectory: plan.workDirectory)
        let origin = try Origin(
            zone: try DomainName(plan.zone), scenarios: plan.scenarios, watchesConnections: true)
        let workshop = Workshop(
            workDirectory: plan.workDirectory, programDirectory: plan.programDirectory, zone: plan.zone)
        let stage = Stage(origin: origin, workshop: workshop, prober: Prober())
        return await Auditor(
            plan: plan, stage: stage, progress: ProgressLine(), busy: Slots(plan.jobs),
            waiting: Slots(plan.jobs * waitersPerJob)
        ).audit()
    }

    private func audit() async -> Audit {
        let stopwatch = Stopwatch()
        let watching = Task { await stage.workshop.watch.run() }
        defer { watching.cancel() }
        let roster = await Roster.prepared(plan, stage: stage, busy: busy, progress: progress)
            .configured(by: plan.configuration)
        let subjects = roster.subjects
        let units = units(of: roster)
        progress.begin("asking \(subjects.count) \(subjects.count == 1 ? "subject" : "subjects")", total: units.count)
        let outcomes = await withTaskGroup(of: Unit.Outcome.self) { group in
            for unit in units.inOrderOfWaiting {
                group.addTask {
                    let outcome = await run(unit)
                    progress.step()
                    return outcome
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        progress.end()
        return Assembly(
            plan: plan, roster: roster, outcomes: outcomes,
            usage: stage.ledger.usage, stopwatch: stopwatch, peakMemory: stage.workshop.watch.peakMemory
        ).audit
    }

    // MARK: Units

    /// What is asked of every subject under each scenario, and of every stub resolver through each of the resolvers that
    /// were named.
    private func units(of roster: Roster) -> [Unit] {
        let pairs = roster.subjects.filter { $0.manifest.kind == .stub }.flatMap { stub in
            roster.passages.flatMap { units(of: stub, through: $0) }
        }
        return roster.subjects.flatMap { units(of: $0, through: nil) } + pairs
    }

    func units(of subject: PreparedSubject, through resolver: PreparedSubject?) -> [Unit] {
        plan.scenarios.flatMap { scenario -> [Unit] in
            guard subject.manifest.canBeAsked(plan.type, under: scenario) else { return [] }
            var counts = plan.countsByScenario[scenario.name] ?? plan.counts
            // A parser gets whole messages: what fits in none can't be handed to it.
            if subject.manifest.kind == .parser { counts = counts.filter { fits($0, scenario) } }
            if counts.isEmpty { return [] }
            return [
                Unit(
                    subject: subject, resolver: resolver, scenario: scenario, counts: counts, type: plan.type,
                    views: plan.views, isThorough: plan.isThorough)
            ]
        }
    }

    private func fits(_ count: Int, _ scenario: Scenario) -> Bool {
        scenario.octets(of: Case(scenario: scenario.name, type: plan.type, count: count, view: .parse))
            <= Judge.largestAnswer
    }

    func run(_ unit: Unit) async -> Unit.Outcome {
        await UnitRun(unit: unit, stage: stage, busy: busy, waiting: waiting).run()
    }
}

extension Manifest {
    func canBeAsked(_ type: RecordType, under scenario: Scenario) -> Bool {
        guard types?.contains(type) != false else { return false }
        return switch kind {
        case .parser: scenario.appliesToParsers
        case .stub: !scenario.isOfPairs || both == true
        case .resolver: true
        }
    }
}

extension [Unit] {
    /// What may wait long begins first, so that the end of a run isn't one long wait.
    fileprivate var inOrderOfWaiting: [Unit] {
        filter(\.scenario.isSilent) + filter { !$0.scenario.isSilent && $0.scenario.tcpFault != nil }
            + filter { !$0.scenario.isSilent && $0.scenario.tcpFault == nil }
    }
}

/// The version that reports carry.
public let toolVersion = "0.1.0"
