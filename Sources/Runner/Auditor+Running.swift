internal import Conformance
internal import DNSWire
internal import Origin
public import Saving
internal import Subjects

extension Auditor {
    /// Audits servers that are already running, outside of any sandbox. They all find the origin at one place: so they are
    /// asked one after the other, and scenarios are played one after the other.
    ///
    /// - Throws: `OriginError` when that place can't be had, and what `tell` throws.
    public static func run(_ plan: AuditPlan, of servers: [RunningServer], tell: Tell) async throws {
        let origin = try Origin(
            zone: try DomainName(plan.outline.zone), scenarios: plan.outline.scenarios, watchesConnections: false)
        do {
            for place in Set(servers.map(\.origin)) { try await origin.hold(place) }
            let named = servers.map { (PreparedSubject.name(ofServerAt: $0.endpoint), $0) }
            let stage = Stage(
                origin: origin, workshop: Workshop(workDirectory: "", programDirectory: "", zone: plan.outline.zone),
                prober: Prober(), servers: Dictionary(named) { first, _ in first })
            let one = Slots(1)
            let auditor = Auditor(plan: plan, stage: stage, progress: ProgressLine(), busy: one, waiting: one)
            try await auditor.audit(servers, tell)
            await origin.shutDown()
        } catch {
            await origin.shutDown()
            throw error
        }
    }

    private func audit(_ servers: [RunningServer], _ tell: Tell) async throws {
        let stopwatch = Stopwatch()
        var subjects: [PreparedSubject] = []
        var skipped: [Audit.Skipped] = []
        for server in servers {
            do {
                subjects.append(try await Meeting(stage: stage, server: server).subject())
            } catch let error as SubjectError {
                let name = PreparedSubject.name(ofServerAt: server.endpoint)
                skipped.append(.init(name: name, kind: .resolver, reason: error.description))
            }
        }
        let units = units(of: subjects)
        let roster = Roster(subjects: subjects, skipped: skipped)
        try await tell(.roster(roster.told(in: plan, parts: units.count)))
        let open = units.filter { !plan.done.contains($0.key) }
        if open.isEmpty { return }
        try await askEach(open, of: subjects.count, tell)
        try await tell(.effort(stopwatch.effort(peakMemory: 0)))
    }

    /// Server by server, and what is remembered longest comes last.
    private func units(of servers: [PreparedSubject]) -> [Unit] {
        servers.flatMap { subject in
            let own = units(of: subject, through: nil)
            return (0...2).flatMap { memory in own.filter { $0.scenario.memory == memory } }
        }
    }

    private func askEach(_ units: [Unit], of servers: Int, _ tell: Tell) async throws {
        progress.begin("asking \(servers) \(servers == 1 ? "server" : "servers")", total: units.count)
        for unit in units {
            try await tell(.part(await run(unit)))
            progress.step()
        }
        progress.end()
    }
}

extension Scenario {
    /// How long a resolver remembers what was done to it: not at all, for some seconds (a server that is silent), or for
    /// minutes (a server without EDNS).
    var memory: Int { strikesEveryQuery ? 2 : isSilent ? 1 : 0 }
}
