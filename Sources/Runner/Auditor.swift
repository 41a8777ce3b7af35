internal import Conformance
internal import DNSWire
internal import Foundation
internal import Origin
internal import Sandbox
public import Saving
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

    /// What is told of an audit while it goes on; an error ends the audit.
    public typealias Tell = @Sendable (AuditEvent) async throws -> Void

    /// Sets the private internet up, runs the plan, and tells what is found as it is found.
    ///
    /// - Throws: `SandboxError`, `OriginError`, and what `tell` throws.
    public static func run(_ plan: AuditPlan, tell: Tell) async throws {
        try await PrivateInternet.setUp(workDirectory: plan.workDirectory)
        let origin = try Origin(
            zone: try DomainName(plan.outline.zone), scenarios: plan.outline.scenarios, watchesConnections: true)
        let workshop = Workshop(
            workDirectory: plan.workDirectory, programDirectory: plan.programDirectory, zone: plan.outline.zone)
        let stage = Stage(origin: origin, workshop: workshop, prober: Prober())
        try await Auditor(
            plan: plan, stage: stage, progress: ProgressLine(), busy: Slots(plan.jobs),
            waiting: Slots(plan.jobs * waitersPerJob)
        ).audit(tell)
    }

    private func audit(_ tell: Tell) async throws {
        let stopwatch = Stopwatch()
        let watching = Task { await stage.workshop.watch.run() }
        defer { watching.cancel() }
        let roster = await Roster.prepared(plan, stage: stage, busy: busy, progress: progress)
            .configured(by: plan.configuration)
        let units = units(of: roster)
        try await tell(.roster(roster.told(in: plan, parts: units.count)))
        let open = units.filter { !plan.done.contains($0.key) }
        if open.isEmpty, !units.isEmpty { return }
        try await ask(open.inOrderOfWaiting, of: Set(open.map(\.identity.ownName)).count, tell)
        try await tell(.effort(stopwatch.effort(peakMemory: stage.workshop.watch.peakMemory)))
    }

    private func ask(_ units: [Unit], of subjects: Int, _ tell: Tell) async throws {
        progress.begin("asking \(subjects) \(subjects == 1 ? "subject" : "subjects")", total: units.count)
        try await withThrowingTaskGroup(of: AuditPart?.self) { group in
            for unit in units {
                // Once an audit is to end, nothing more is begun.
                group.addTask { Task.isCancelled ? nil : await run(unit) }
            }
            for try await part in group {
                guard let part else { continue }
                try await tell(.part(part))
                progress.step()
            }
        }
        progress.end()
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
        plan.outline.scenarios(of: subject.manifest.name).flatMap { scenario -> [Unit] in
            guard subject.manifest.canBeAsked(plan.outline.type, under: scenario) else { return [] }
            var counts = plan.outline.countsByScenario[scenario.name] ?? plan.outline.counts
            // A parser gets whole messages: what fits in none can't be handed to it.
            if subject.manifest.kind == .parser { counts = counts.filter { fits($0, scenario) } }
            if counts.isEmpty { return [] }
            return [
                Unit(
                    subject: subject, resolver: resolver, scenario: scenario, counts: counts, type: plan.outline.type,
                    views: plan.outline.views, isThorough: plan.outline.isThorough)
            ]
        }
    }

    private func fits(_ count: Int, _ scenario: Scenario) -> Bool {
        scenario.octets(of: Case(scenario: scenario.name, type: plan.outline.type, count: count, view: .parse))
            <= Judge.largestAnswer
    }

    func run(_ unit: Unit) async -> AuditPart {
        var stage = stage
        // What each part cost is told with it.
        stage.ledger = Ledger()
        return await UnitRun(unit: unit, stage: stage, busy: busy, waiting: waiting).run()
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
