public import ArgumentParser
public import Conformance
internal import Foundation
internal import Runner
internal import Saving
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
    /// What is to be asked, and of nobody yet.
    ///
    /// - Throws: `Failure` for wrong usage.
    func outline() throws -> AuditOutline {
        let scenarios = try scenario.isEmpty ? profile.scenarios : Selection.scenarios(scenario)
        let own = try counts.map(Selection.counts)
        if let jobs, !(1...256).contains(jobs) { throw Failure.usage("--jobs: \(jobs): give a number from 1 to 256") }
        let byScenario = scenarios.map { ($0.name, own ?? profile.counts(for: $0)) }
        return AuditOutline(
            tool: tool, zone: "brimful.example.", profile: own == nil ? profile.rawValue : "custom", type: type,
            counts: own ?? Set(profile.counts + byScenario.flatMap(\.1)).sorted(),
            countsByScenario: Dictionary(uniqueKeysWithValues: byScenario), scenarios: scenarios,
            views: try Selection.views(view), isThorough: profile != .quick)
    }

    /// What is to be asked of whom.
    ///
    /// - Parameter passages: the resolvers through which every stub resolver asks as well.
    /// - Throws: `Failure` for wrong usage.
    func outline(_ wishes: [Wish], through passages: [Wish] = [], shard: Shard? = nil) throws -> AuditOutline {
        var outline = try outline()
        outline.passages = passages.map(\.name)
        outline.subjects = (passages + wishes).map(\.name).uniqued()
        outline.shard = shard
        return outline
    }

    /// A plan for servers that run already: nothing is to be had for it.
    func plan(of outline: AuditOutline) -> AuditPlan {
        AuditPlan(
            outline: outline, subjects: [], skipped: [], jobs: jobs ?? Self.usualJobs, workDirectory: "",
            programDirectory: "")
    }

    private static let usualJobs = 4 * ProcessInfo.processInfo.activeProcessorCount

    /// A plan with all that it needs at hand.
    func plan(of outline: AuditOutline, _ wishes: [Wish], through passages: [Wish] = []) async throws -> AuditPlan {
        var plan = plan(of: outline)
        let cache = try Failure.translating { try Cache() }
        let placing = Placing(cache: cache, fetches: !noFetch, progress: FetchProgress().show)
        // What another machine asks need not be had here.
        let placed = await placing.place(wishes.filter { !outline.scenarios(of: $0.name).isEmpty })
        let passable = await placing.place(passages)
        let directories = try WorkDirectories(cache: cache)
        plan.subjects = Self.chosen(placed, passages: passable)
        plan.skipped = placed.skipped + passable.skipped
        plan.workDirectory = directories.work
        plan.programDirectory = directories.programs
        return plan
    }

    /// A resolver that stub resolvers ask through is asked itself as well, and stands among the resolvers.
    static func chosen(_ placed: Placing.Result, passages: Placing.Result) -> [AuditPlan.Chosen] {
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

extension Wish {
    fileprivate var name: String { file.manifest.name }
}
