internal import Conformance
internal import DNSWire
internal import Field
internal import Origin
internal import Runner
internal import Saving
internal import Scenarios

/// `check --zone`: an audit of the resolvers that are there, against a far end.
extension CheckCommand {
    /// - Throws: the exit code, always; `Failure` for wrong usage, and where nothing can be told.
    func checkZone(_ text: String) async throws {
        guard watch == nil, probeName == nil else {
            throw Failure.usage("--watch and --probe-name go with a name, not with --zone")
        }
        let zone = try ZoneName.read(text, option: "--zone")
        let subjects = try await farSubjects()
        var outline = try outline(of: zone)
        let search = FarEndSearch(
            zone: zone, authority: try Self.servers(authority, "--authority"), roots: try roots(), asking: Client())
        let reports = try report.prepared()
        let farEnd = try await farEnd(search)
        outline.scenarios = try await known(outline.scenarios, to: farEnd, search)
        try reports.finish(try await audit(outline, at: farEnd, of: subjects))
    }

    // MARK: Whom

    private func farSubjects() async throws -> Auditor.FarSubjects {
        let resolvers = try await resolvers()
        let (left, asked) = (resolvers.filter { $0.server.scope != nil }, resolvers.filter { $0.server.scope == nil })
        for resolver in left { complain("\(resolver.server): link-local: not asked with --zone") }
        return .init(resolvers: asked.map(\.server), asksPrograms: !onlyNamed)
    }

    // MARK: What

    private func outline(of zone: DomainName) throws -> AuditOutline {
        let profile = zoned.profile ?? .quick
        let scenarios = try playable(
            zoned.scenario.isEmpty ? profile.farScenarios : Selection.scenarios(zoned.scenario))
        let own = try zoned.counts.map(Selection.counts)
        let byScenario = scenarios.map { ($0.name, own ?? profile.farCounts(for: $0)) }
        return AuditOutline(
            tool: tool, zone: zone.description, profile: own == nil ? profile.rawValue : "custom",
            type: try recordType(), counts: Set(byScenario.flatMap(\.1)).sorted(),
            countsByScenario: Dictionary(uniqueKeysWithValues: byScenario), scenarios: scenarios,
            views: try Selection.views(zoned.view), isThorough: profile != .quick)
    }

    /// Without what no public server can play.
    private func playable(_ scenarios: [Scenario]) throws -> [Scenario] {
        let left = scenarios.compactMap { scenario -> String? in
            guard case .never(let why) = scenario.publicPlay else { return nil }
            return "\(scenario.name) \(why)"
        }
        return try kept(
            scenarios.filter { !$0.publicPlay.isNever }, without: left.joined(separator: ", "),
            because: "can't be played by a public server")
    }

    private func known(
        _ scenarios: [Scenario], to farEnd: FarEnd, _ search: FarEndSearch
    ) async throws -> [Scenario] {
        let known = await search.known(scenarios, at: farEnd)
        let left = scenarios.filter { !known.contains($0) }.map(\.name).joined(separator: ", ")
        return try kept(
            known, without: left, because: "unknown to the far end: is it another version of brimful than \(version)?")
    }

    /// - Throws: `Failure` where nothing is left.
    private func kept(_ scenarios: [Scenario], without left: String, because reason: String) throws -> [Scenario] {
        if left.isEmpty { return scenarios }
        let line = "not played: \(left): \(reason)"
        if scenarios.isEmpty { throw Failure.undecided(line) }
        complain(line)
        return scenarios
    }

    // MARK: Asking

    private func farEnd(_ search: FarEndSearch) async throws -> FarEnd {
        let farEnd: FarEnd
        do throws(FieldError) { farEnd = try await search.find() } catch {
            throw Failure.undecided(error.description)
        }
        complain("the far end of \(farEnd.zone.words): \(farEnd.servers.map(\.description).joined(separator: ", "))")
        return farEnd
    }

    private func audit(
        _ outline: AuditOutline, at farEnd: FarEnd, of subjects: Auditor.FarSubjects
    ) async throws -> Audit {
        let recording = try AuditRecording(outline, folder: nil)
        let plan = AuditPlan(
            outline: outline, subjects: [], skipped: [], jobs: 1, workDirectory: "", programDirectory: "")
        try await Auditor.run(
            plan, at: farEnd, of: subjects, say: { complain($0) }, tell: { try await recording.note($0) })
        return try await SandboxedAudit.checked(recording.saved)
    }
}
