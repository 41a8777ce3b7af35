internal import Conformance
internal import Saving
internal import Subjects

/// The subjects of an audit whose programs are made and whose versions are known.
struct Roster: Sendable {
    /// In the order of the plan, the versions of one subject ascending; each version of it once.
    private(set) var subjects: [PreparedSubject] = []
    /// The resolvers through which every stub resolver asks as well.
    private(set) var passages: [PreparedSubject] = []
    private(set) var skipped: [Audit.Skipped] = []
    private(set) var twins: [Audit.Twin] = []

    private struct Attempt: Sendable {
        let chosen: AuditPlan.Chosen
        let result: Preparation
    }

    private enum Preparation: Sendable {
        case ready(PreparedSubject)
        case failed(Audit.Skipped)
    }

    /// Prepares what the plan has chosen, some at a time.
    static func prepared(
        _ plan: AuditPlan, stage: Stage, busy: Slots, progress: ProgressLine
    ) async -> Roster {
        progress.begin("preparing subjects", total: plan.subjects.count)
        defer { progress.end() }
        let attempts = await withTaskGroup(of: (Int, Attempt).self) { group in
            for (index, chosen) in plan.subjects.enumerated() {
                group.addTask {
                    let result = await prepare(chosen, stage, busy)
                    progress.step()
                    return (index, Attempt(chosen: chosen, result: result))
                }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
        return Roster(attempts)
    }

    private static func prepare(
        _ chosen: AuditPlan.Chosen, _ stage: Stage, _ busy: Slots
    ) async -> Preparation {
        let file: ManifestFile
        do { file = try ManifestFile(path: chosen.manifest) } catch {
            return .failed(.init(name: chosen.manifest, kind: .stub, reason: String(describing: error)))
        }
        let placed = PlacedSubject(file: file, place: chosen.place)
        do {
            return .ready(try await busy.use { try await stage.workshop.prepare(placed) })
        } catch {
            return .failed(
                .init(
                    name: file.manifest.name, kind: file.manifest.kind, source: chosen.place.source,
                    reason: String(describing: error)))
        }
    }

    /// Of subjects that needed no preparing.
    init(subjects: [PreparedSubject], skipped: [Audit.Skipped]) {
        self.subjects = subjects
        self.skipped = skipped
    }

    /// The same, each run with a file of its owner's.
    func configured(by file: String?) -> Roster {
        var configured = self
        configured.subjects = subjects.map { $0.configured(by: file) }
        return configured
    }

    private init(_ attempts: [Attempt]) {
        let names = attempts.map(\.chosen.manifest).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
        for name in names { add(attempts.filter { $0.chosen.manifest == name }) }
    }

    /// Adds what has come of one subject.
    private mutating func add(_ attempts: [Attempt]) {
        var ready: [(chosen: AuditPlan.Chosen, subject: PreparedSubject)] = []
        for attempt in attempts {
            switch attempt.result {
            case .ready(let subject): ready.append((attempt.chosen, subject))
            case .failed(let skip): skipped.append(skip)
            }
        }
        let wanted = ready.filter { entry in
            entry.chosen.version.map { VersionOrder.matches(entry.subject.version, $0) } ?? true
        }
        if wanted.isEmpty, let other = ready.first {
            skipped.append(Self.noSuchVersion(other.chosen, ready.map(\.subject)))
        }
        for (chosen, subject) in wanted.sorted(by: { VersionOrder.precedes($0.subject.version, $1.subject.version) }) {
            add(subject, isPassage: chosen.isPassage)
        }
    }

    private mutating func add(_ subject: PreparedSubject, isPassage: Bool) {
        if let twin = subjects.first(where: { $0.identity.fullName == subject.identity.fullName }) {
            twins.append(.init(subject: twin.identity, source: subject.place.source))
        } else {
            subjects.append(subject)
        }
        let name = subject.identity.fullName
        if isPassage, !passages.contains(where: { $0.identity.fullName == name }) {
            passages += subjects.filter { $0.identity.fullName == name }
        }
    }

    /// What is told of it, and kept: who is asked for himself here, and what is known of him.
    func told(in plan: AuditPlan, parts: Int) -> AuditRoster {
        let asked = subjects.filter { !plan.outline.scenarios(of: $0.manifest.name).isEmpty }
        return AuditRoster(
            subjects: asked.map(\.identity), passages: passages.map(\.identity), skipped: plan.skipped + skipped,
            twins: twins, known: asked.flatMap(\.known), parts: parts)
    }

    private static func noSuchVersion(_ chosen: AuditPlan.Chosen, _ others: [PreparedSubject]) -> Audit.Skipped {
        let manifest = others[0].manifest
        let versions = Set(others.map(\.version)).sorted(by: VersionOrder.precedes)
        return .init(
            name: manifest.name, kind: manifest.kind,
            reason: "no version \(chosen.version ?? ""); there are \(versions.joined(separator: ", "))")
    }
}

extension PreparedSubject {
    /// What the manifest's known.yml says of the version.
    fileprivate var known: [KnownDeviation] { (try? KnownFile(beside: file))?.deviations(of: identity) ?? [] }
}
