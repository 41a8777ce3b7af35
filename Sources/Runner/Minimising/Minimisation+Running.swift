internal import Conformance
internal import DNSWire
internal import Origin
internal import Sandbox
internal import Subjects

extension Minimisation {
    /// Sets the private internet up, asks for the case, and makes it smaller.
    ///
    /// - Throws: `SandboxError`, `OriginError`.
    public static func run(_ plan: MinimisePlan) async throws -> Minimisation {
        try await PrivateInternet.setUp(workDirectory: plan.audit.workDirectory)
        let workshop = Workshop(
            workDirectory: plan.audit.workDirectory, programDirectory: plan.audit.programDirectory,
            zone: MinimisePlan.zone)
        let watching = Task { await workshop.watch.run() }
        defer { watching.cancel() }
        let progress = ProgressLine()
        let roster = try await prepared(plan, workshop, progress)
        let passages = roster.passages
        let subjects = roster.subjects.filter { subject in
            roster.subjects.count == 1 || !passages.contains { $0.identity == subject.identity }
        }
        guard let subject = subjects.first, subjects.count == 1 else { return .unknown(Self.noOne(roster)) }
        if let reason = plan.testCase.whyNot(of: subject, under: plan.scenario) { return .unknown(reason) }
        let trial = CandidateTrial(
            subject: subject, resolver: passages.first, scenario: plan.scenario, type: plan.testCase.type,
            workshop: workshop)
        return try await Reproduction(plan: plan, trial: trial, progress: progress).minimised()
    }

    private static func prepared(
        _ plan: MinimisePlan, _ workshop: Workshop, _ progress: ProgressLine
    ) async throws -> Roster {
        let origin = try Origin(
            zone: try DomainName(MinimisePlan.zone), scenarios: [], watchesConnections: false)
        let stage = Stage(origin: origin, workshop: workshop, prober: Prober())
        let roster = await Roster.prepared(plan.audit, stage: stage, busy: Slots(1), progress: progress)
        await origin.shutDown()
        return roster
    }

    private static func noOne(_ roster: Roster) -> String {
        if roster.subjects.isEmpty {
            return roster.skipped.last.map { "\($0.name): \($0.reason)" } ?? "no such subject"
        }
        let names = roster.subjects.map(\.identity.fullName).joined(separator: ", ")
        return "one subject's failure is made smaller at a time; these are several: \(names)"
    }
}

extension Case {
    /// Why a subject can't be asked this; nil where it can.
    fileprivate func whyNot(of subject: PreparedSubject, under scenario: Scenario) -> String? {
        let name = subject.identity.fullName
        let views: [View] =
            switch subject.manifest.kind {
            case .resolver: View.resolverViews
            case .stub: [.lookup]
            case .parser: [.parse]
            }
        guard views.contains(view) else {
            let known = views.map(\.rawValue).joined(separator: ", ")
            return "\(id): \(name) is a \(subject.manifest.kind.rawValue), and is asked in the view \(known)"
        }
        guard subject.manifest.canBeAsked(type, under: scenario) else {
            return "\(id): means nothing to \(name): \(scenario.name) or \(type.rawValue) records can't be asked of it"
        }
        guard view != .parse || scenario.octets(of: self) <= Judge.largestAnswer else {
            return "\(id): is more than fits into a message, and a parser is handed whole messages"
        }
        return nil
    }
}
