public import ArgumentParser
public import Conformance
internal import Foundation
internal import Runner
public import Scenarios
internal import Subjects

/// What every command that runs an audit can be told about how much to ask.
struct AuditOptions: ParsableArguments {
    @Option(
        help: """
            Scenarios, as `brimful scenarios` lists them: all, a name, the beginning of names (tcp), or a scenario file's path. \
            Comma list or repeated; without it, the profile's.
            """
    )
    var scenario: [String] = []

    @Option(help: "Answer counts, such as 1,20,28-32, instead of the profile's.")
    var counts: String?

    @Option(help: "Record type: A or AAAA.")
    var type: RecordType = .a

    @Option(
        help: "How resolvers are asked: udp512, edns1232, edns4096, tcp, stub. Comma list or repeated; without it, all."
    )
    var view: [String] = []

    @Option(help: "How much to try: quick, standard or full.")
    var profile: Profile = .quick

    @Option(
        help: """
            The Debian releases that subjects are taken from: all, \(Source.releases.joined(separator: ", ")). Comma list; \
            without it, the machine's own copy or \(Source.usualRelease)'s, and of a subject that is named all versions.
            """
    )
    var release: [String] = []

    @Option(help: "How many subjects are asked at a time.")
    var jobs: Int?

    @ArgumentParser.Flag(help: "Fetch nothing: audit what is there.")
    var noFetch = false
}

extension AuditOptions {
    /// Reads what the user wrote, and has what it needs at hand.
    ///
    /// - Parameters:
    ///   - subjects: words that select subjects.
    ///   - passages: words that select the resolvers through which every stub resolver asks as well.
    func plan(subjects: [String], through passages: [String] = []) async throws -> AuditPlan {
        let scenarios = try scenario.isEmpty ? profile.scenarios : Selection.scenarios(scenario)
        let own = try counts.map(Selection.counts)
        let views = try Selection.views(view)
        if let jobs, !(1...256).contains(jobs) { throw Failure.usage("--jobs: \(jobs): give a number from 1 to 256") }
        let releases = try Selection.releases(release)
        let wishes = try Selection.subjects(subjects, releases: releases)
        let resolvers = try Selection.resolvers(passages, releases: releases)
        let cache = try Failure.translating { try Cache() }
        let placing = Placing(cache: cache, fetches: !noFetch, progress: FetchProgress().show)
        let placed = await placing.place(wishes)
        let passable = await placing.place(resolvers)
        let byScenario = scenarios.map { ($0.name, own ?? profile.counts(for: $0)) }
        let directories = try WorkDirectories(cache: cache)
        return AuditPlan(
            zone: "brimful.example.", profile: own == nil ? profile.rawValue : "custom", type: type,
            counts: own ?? Set(profile.counts + byScenario.flatMap(\.1)).sorted(),
            countsByScenario: Dictionary(uniqueKeysWithValues: byScenario), scenarios: scenarios, views: views,
            subjects: Self.chosen(placed, passages: passable), isThorough: profile != .quick,
            skipped: placed.skipped + passable.skipped, jobs: jobs ?? 4 * ProcessInfo.processInfo.activeProcessorCount,
            workDirectory: directories.work, programDirectory: directories.programs)
    }

    /// A resolver that stub resolvers ask through is asked itself as well, and stands among the resolvers.
    private static func chosen(_ placed: Placing.Result, passages: Placing.Result) -> [AuditPlan.Chosen] {
        let through = passages.placed.map { $0.chosen(isPassage: true) }
        let others = placed.placed.map { $0.chosen(isPassage: false) }
        let known = Set(through.map { "\($0.manifest) \($0.place)" })
        return through + others.filter { !known.contains("\($0.manifest) \($0.place)") }
    }
}

extension Placing.Placed {
    fileprivate func chosen(isPassage: Bool) -> AuditPlan.Chosen {
        .init(manifest: subject.file.path, place: subject.place, version: version, isPassage: isPassage)
    }
}

extension RecordType: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(rawValue: argument.uppercased())
    }
}

extension Profile: ExpressibleByArgument {}
