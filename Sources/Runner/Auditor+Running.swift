public import Conformance
internal import DNSWire
internal import Origin
internal import Subjects

extension Auditor {
    /// Audits servers that are already running, outside of any sandbox. They all find the origin at one place: so they are
    /// asked one after the other, and scenarios are played one after the other.
    ///
    /// - Throws: `OriginError` when that place can't be had.
    public static func run(_ plan: AuditPlan, of servers: [RunningServer]) async throws -> Audit {
        let origin = try Origin(zone: try DomainName(plan.zone), scenarios: plan.scenarios, watchesConnections: false)
        do {
            for place in Set(servers.map(\.origin)) { try await origin.hold(place) }
            let named = servers.map { (PreparedSubject.name(ofServerAt: $0.endpoint), $0) }
            let stage = Stage(
                origin: origin, workshop: Workshop(workDirectory: "", programDirectory: "", zone: plan.zone),
                prober: Prober(), servers: Dictionary(named) { first, _ in first })
            let one = Slots(1)
            let auditor = Auditor(plan: plan, stage: stage, progress: ProgressLine(), busy: one, waiting: one)
            let audit = try await auditor.audit(servers)
            await origin.shutDown()
            return audit
        } catch {
            await origin.shutDown()
            throw error
        }
    }

    private func audit(_ servers: [RunningServer]) async throws -> Audit {
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
        let outcomes = await outcomes(of: subjects)
        return Assembly(
            plan: plan, roster: Roster(subjects: subjects, skipped: skipped), outcomes: outcomes, usage: [],
            stopwatch: stopwatch, peakMemory: 0
        ).audit
    }

    /// Server by server, and what is remembered longest comes last.
    private func outcomes(of subjects: [PreparedSubject]) async -> [Unit.Outcome] {
        let units = subjects.flatMap { subject in
            let own = self.units(of: subject, through: nil)
            return (0...2).flatMap { memory in own.filter { $0.scenario.memory == memory } }
        }
        guard !units.isEmpty else { return [] }
        progress.begin("asking \(subjects.count) \(subjects.count == 1 ? "server" : "servers")", total: units.count)
        var outcomes: [Unit.Outcome] = []
        for unit in units {
            outcomes.append(await run(unit))
            progress.step()
        }
        progress.end()
        return outcomes
    }
}

extension Scenario {
    /// How long a resolver remembers what was done to it: not at all, for some seconds (a server that is silent), or for
    /// minutes (a server without EDNS).
    fileprivate var memory: Int { strikesEveryQuery ? 2 : isSilent ? 1 : 0 }
}
