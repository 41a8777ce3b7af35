internal import Conformance
public import Field
internal import Origin
internal import Saving
internal import Scenarios
internal import Subjects

extension Auditor {
    /// Whom to ask for a far end's names.
    public struct FarSubjects: Sendable {
        public var resolvers: [ServerAddress]
        /// Whether this machine's getaddrinfo is asked too.
        public var asksPrograms: Bool

        public init(resolvers: [ServerAddress], asksPrograms: Bool) {
            self.resolvers = resolvers
            self.asksPrograms = asksPrograms
        }
    }

    /// Audits resolvers that are already running against a zone that is served elsewhere: side by side, each asked no more than
    /// 5 times a second.
    ///
    /// - Parameter say: told in a line what is left out, and how long it will take.
    /// - Throws: what `tell` throws.
    public static func run(
        _ plan: AuditPlan, at farEnd: FarEnd, of subjects: FarSubjects, say: @escaping @Sendable (String) -> Void,
        tell: @escaping Tell
    ) async throws {
        // It serves nowhere: only its arithmetic is asked.
        let origin = try Origin(zone: farEnd.zone, scenarios: plan.outline.scenarios, watchesConnections: false)
        do {
            let progress = ProgressLine()
            var stage = Stage(
                origin: origin, workshop: Workshop(workDirectory: "", programDirectory: "", zone: plan.outline.zone),
                prober: Prober(pace: Pace()) { progress.step() }, numbers: Stage.Numbers(upTo: Stage.Numbers.many),
                farEnd: farEnd)
            for server in subjects.resolvers {
                stage.places[PreparedSubject.name(ofServerAt: server.endpoint)] = server.endpoint
            }
            let one = Slots(1)
            let auditor = Auditor(plan: plan, stage: stage, progress: progress, busy: one, waiting: one)
            try await auditor.audit(subjects, farEnd, say, tell)
            await origin.shutDown()
        } catch {
            await origin.shutDown()
            throw error
        }
    }

    private func audit(
        _ subjects: FarSubjects, _ farEnd: FarEnd, _ say: @escaping @Sendable (String) -> Void, _ tell: @escaping Tell
    ) async throws {
        let stopwatch = Stopwatch()
        let (known, skipped) = await introduce(subjects, farEnd)
        let work = known.map { units(of: $0, farEnd, say) }.filter { !$0.isEmpty }
        let roster = Roster(subjects: known.map(\.subject), skipped: skipped)
        try await tell(.roster(roster.told(in: plan, parts: work.reduce(0) { $0 + $1.count })))
        guard !work.isEmpty else { return }
        try await askAll(work, say, tell)
        try await tell(.effort(stopwatch.effort(peakMemory: 0)))
    }

    // MARK: Who

    private func introduce(
        _ subjects: FarSubjects, _ farEnd: FarEnd
    ) async -> ([Introduction.Acquaintance], [Audit.Skipped]) {
        let introduction = Introduction(stage: stage, farEnd: farEnd)
        let named = subjects.resolvers.map { server in
            Newcomer(name: PreparedSubject.name(ofServerAt: server.endpoint), kind: .resolver) {
                try await introduction.acquaintance(with: server)
            }
        }
        let programs = Newcomer(name: "getaddrinfo", kind: .stub) {
            try await introduction.acquaintanceWithPrograms()
        }
        let meetings = await (named + (subjects.asksPrograms ? [programs] : [])).meetAll()
        return (meetings.compactMap(\.known), meetings.compactMap(\.skipped))
    }

    // MARK: Units

    /// What is asked of one, what is remembered longest last.
    private func units(
        of known: Introduction.Acquaintance, _ farEnd: FarEnd, _ say: (String) -> Void
    ) -> [Unit] {
        let all = units(of: known.subject, through: nil).map { unit in
            var unit = unit
            unit.nameLength = farEnd.nameLength
            return unit
        }
        let left = known.isProven ? [] : all.filter { $0.scenario.publicPlay == .toProven }.map(\.scenario.name)
        if !left.isEmpty {
            say(
                """
                \(known.subject.manifest.name) sends no DNS cookies, and to unproven addresses the far end sends no large \
                answers over UDP: not played to it: \(left.joined(separator: ", "))
                """)
        }
        let played = all.filter { !left.contains($0.scenario.name) }
        return (0...2).flatMap { memory in played.filter { $0.scenario.memory == memory } }
    }

    // MARK: Asking

    private func askAll(
        _ work: [[Unit]], _ say: @escaping @Sendable (String) -> Void, _ tell: @escaping Tell
    ) async throws {
        let longest = work.map { $0.reduce(.zero) { $0 + $1.leastTime } }.max() ?? .zero
        let queries = work.map { $0.reduce(0) { $0 + $1.queries } }
        say(
            """
            at most 5 queries a second to each, \(queries.max() ?? 0) for the sweep: about \(longest.roughly), and more where \
            something fails
            """)
        let title = "asking \(work.count) \(work.count == 1 ? "subject" : "subjects")"
        progress.begin(title, total: queries.reduce(0, +), estimate: longest)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for units in work { group.addTask { try await ask(units, say, tell) } }
            try await group.waitForAll()
        }
        progress.end()
    }

    /// One after the other.
    private func ask(_ units: [Unit], _ say: @Sendable (String) -> Void, _ tell: Tell) async throws {
        guard let farEnd = stage.farEnd else { return }
        // Each subject waits for itself alone.
        let one = Slots(1)
        let own = Auditor(plan: plan, stage: stage, progress: progress, busy: one, waiting: one)
        var last: Scenario?
        for unit in units {
            if let last, last.memory > 0 || last.tcpFault != nil {
                try await FarAsker(stage: stage, farEnd: farEnd, subject: unit.subject).recover()
            }
            let part = await own.run(unit)
            try await tell(.part(part))
            if part.isDoubtful, !(await farEnd.isThere()) {
                return say("the far end went away: \(unit.identity.name) is asked no more")
            }
            last = unit.scenario
        }
    }
}

extension AuditPart {
    /// Whether something in it could not be decided.
    fileprivate var isDoubtful: Bool { results.contains { $0.verdict == .inconclusive } }
}
