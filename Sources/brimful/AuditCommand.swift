public import ArgumentParser
public import Conformance
internal import Foundation
public import Reports
internal import Runner
internal import Sandbox
public import Scenarios
internal import Subjects

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Plays large answers to resolvers, stub resolvers and parsers, and tells who survives how many.",
        discussion: """
            Examples:
              brimful audit
              brimful audit --subject unbound,musl --scenario clean --counts 1,20,40
              brimful audit --subject ./mine/subject.yml --profile standard
              brimful audit --subject glibc --through dnsmasq,unbound
              brimful audit --scenario tcp,cname-chain,./mine.yml
              brimful audit --config /etc/unbound/unbound.conf
              brimful audit --resolver 127.0.0.1:5353 --listen 127.0.0.1:5300
              brimful audit --output report.json

            What is not on this machine is fetched once from Debian into a private cache; nothing is installed.
            """)

    @Option(
        help:
            "Subjects: core, all, a name, the beginning of names (musl takes all of musl), or a manifest's path. Comma list."
    )
    var subject: [String] = []

    @Option(help: "Resolvers through which every stub resolver asks as well: finds pairs that break. Comma list.")
    var through: [String] = []

    @Option(help: "Instead of subjects: servers that are already running, as ADDR or ADDR:PORT. Comma list.")
    var resolver: [String] = []

    @Option(help: "Where those find us, as ADDR:PORT; 127.0.0.1:5300 without it.")
    var listen: String?

    @Option(help: "A resolver's configuration file of yours: that resolver runs with it, in the sandbox.")
    var config: String?

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

    @Option(help: "The Debian release that what is not on this machine comes from.")
    var release = Placing.usualRelease

    @Option(help: "Report: table, json or svg. Without it, what the output's name ends with, else table.")
    var format: ReportFormat?

    @Option(help: "Write the report to this file instead of the terminal.")
    var output: String?

    @Option(help: "How many subjects are asked at a time.")
    var jobs: Int?

    @ArgumentParser.Flag(help: "Fetch nothing: audit what is there.")
    var noFetch = false

    func run() async throws {
        if resolver.isEmpty, listen != nil { throw Failure.usage("--listen: goes with --resolver") }
        let destination = try ReportDestination(path: output)
        let audit = try await resolver.isEmpty ? carryOut(makePlan()) : auditRunning()
        if audit.subjects.isEmpty {
            let reasons = audit.skipped.map { "\($0.name): \($0.reason)" }
            guard let last = reasons.last else { throw Failure.undecided("no subject could be audited") }
            for reason in reasons.dropLast() { complain(reason) }
            throw Failure.undecided(last)
        }
        try destination.write(try reporter(for: destination).render(audit))
        for line in EffortReport(audit).lines { complain(line) }
        throw ArgumentParser.ExitCode(Self.code(of: audit))
    }

    private static func code(of audit: Audit) -> Int32 {
        if audit.count(of: .fail) > 0 { return ExitCode.deviations }
        return audit.count(of: .inconclusive) > 0 || !audit.skipped.isEmpty ? ExitCode.undecided : ExitCode.asExpected
    }

    private func reporter(for destination: ReportDestination) -> any Reporter {
        (format ?? destination.format ?? .table).reporter(style: destination.style)
    }

    // MARK: Plan

    private func makePlan() async throws -> AuditPlan {
        var plan = try programme()
        let configuration = try configurationPath()
        plan.configuration = configuration
        guard release.wholeMatch(of: /[a-z]{2,32}/) != nil else {
            throw Failure.usage(
                "--release: \"\(release)\" is no codename of a Debian release, such as bookworm or trixie")
        }
        let resolvers = try Selection.resolvers(through)
        let files = try Self.translating {
            let words = try subjectWords(configuration: configuration) + Selection.words(through)
            return try SubjectSelector.select(words, from: Catalogue.manifests())
        }
        try Self.check(files.map(\.manifest), takeConfiguration: configuration)
        let cache = try Self.translating { try Cache() }
        let placing = await Placing(store: PackageStore(cache: cache), release: release).place(
            files, fetch: !noFetch, progress: FetchProgress().show)
        let directories = try WorkDirectories(cache: cache)
        plan.subjects = placing.placed.map { .init(manifest: $0.file.path, place: $0.place) }
        plan.through = resolvers
        plan.skipped = placing.skipped
        plan.workDirectory = directories.work
        plan.programDirectory = directories.programs
        return plan
    }

    /// What a user wrote or owns and is wrong ends with exit code 2.
    static func translating<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as SubjectError {
            throw Failure.usage(error.description)
        } catch let error as PackageError {
            throw Failure.undecided(error.description)
        }
    }

    // MARK: Sandbox

    private func carryOut(_ plan: AuditPlan) async throws -> Audit {
        let empty = Audit(
            tool: .init(name: "brimful", version: version), zone: plan.zone, profile: plan.profile,
            counts: plan.counts, scenarios: plan.scenarios, subjects: [], skipped: plan.skipped, results: [],
            cliffs: [], safeCount: nil)
        if plan.subjects.isEmpty { return empty }
        let request = String(decoding: try JSONEncoder().encode(plan), as: UTF8.self)
        do {
            let answer = try await Namespace.run(ThisProgram.path, arguments: ["inside"], input: request)
            return try JSONDecoder().decode(Audit.self, from: Data(answer.utf8))
        } catch let early as EarlyExit {
            throw ArgumentParser.ExitCode(early.code)
        } catch let error as SandboxError {
            throw Failure.undecided(error.description)
        } catch let error as DecodingError {
            throw Failure.undecided("the sandbox said something that is no audit: \(error)")
        }
    }
}

extension RecordType: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(rawValue: argument.uppercased())
    }
}

extension Profile: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
