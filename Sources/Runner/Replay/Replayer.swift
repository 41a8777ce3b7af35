public import Conformance
internal import DNSWire
internal import Origin
internal import Sandbox
internal import Saving
internal import Subjects

/// Replays recordings to subjects inside the sandbox, some side by side.
public struct Replayer: Sendable {
    private let plan: ReplayPlan
    private let stage: Stage
    private let progress = ProgressLine()
    private let slots: Slots

    /// - Throws: `SandboxError`, `OriginError`.
    public static func run(_ plan: ReplayPlan) async throws -> Replay {
        let audit = plan.audit
        try await PrivateInternet.setUp(workDirectory: audit.workDirectory)
        // Each recording has an origin of its own; this one is asked nothing.
        let origin = try Origin(zone: try DomainName(audit.outline.zone), scenarios: [], watchesConnections: false)
        let workshop = Workshop(
            workDirectory: audit.workDirectory, programDirectory: audit.programDirectory, zone: audit.outline.zone)
        let stage = Stage(origin: origin, workshop: workshop, prober: Prober())
        let replay = await Replayer(plan: plan, stage: stage, slots: Slots(audit.jobs)).replay()
        await origin.shutDown()
        return replay
    }

    private func replay() async -> Replay {
        let watching = Task { await stage.workshop.watch.run() }
        defer { watching.cancel() }
        let roster = await Roster.prepared(plan.audit, stage: stage, busy: slots, progress: progress)
        let turns = plan.items.flatMap { item in
            roster.subjects.filter { $0.manifest.types?.contains(item.type) != false }.map { (item, $0) }
        }
        progress.begin("replaying", total: turns.count)
        let results = await withTaskGroup(of: (Int, Attempt).self) { group in
            for (index, (item, subject)) in turns.enumerated() {
                group.addTask {
                    let attempt = await slots.use { await Self.attempt(item, subject, on: stage) }
                    progress.step()
                    return (index, attempt)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
        progress.end()
        return Replay(
            tool: .init(name: "brimful", version: toolVersion), results: results.compactMap(\.result),
            skipped: plan.audit.skipped + roster.skipped + results.compactMap(\.skipped))
    }

    /// What came of one recording and one subject.
    private struct Attempt: Sendable {
        var result: Replay.Result?
        var skipped: Audit.Skipped?
    }

    private static func attempt(
        _ item: ReplayPlan.Item, _ subject: PreparedSubject, on stage: Stage
    ) async -> Attempt {
        do {
            let result = try await ReplayTurn(item: item, subject: subject, stage: stage).result()
            return Attempt(result: result)
        } catch {
            let identity = subject.identity
            return Attempt(
                skipped: .init(
                    name: identity.name, kind: identity.kind, source: identity.source,
                    reason: "\(item.file): \(error)"))
        }
    }
}
