public import ArgumentParser
internal import Conformance
internal import Runner
public import Saving
internal import Subjects

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Plays large answers to resolvers, stub resolvers and parsers, and tells who survives how many.",
        discussion: """
            Examples:
              brimful audit
              brimful audit --subject unbound,musl --scenario clean --counts 1,20,40
              brimful audit --subject musl@1.2.5,unbound@trixie,glibc-getaddrinfo@machine
              brimful audit --subject ./mine/subject.yml --profile standard
              brimful audit --subject glibc --through dnsmasq,unbound
              brimful audit --scenario tcp,cname-chain,./mine.yml
              brimful audit --config /etc/unbound/unbound.conf
              brimful audit --resolver 127.0.0.1:5353 --listen 127.0.0.1:5300
              brimful audit --output report.html --output junit.xml --output -
              brimful audit --save run --baseline brimful-baseline.yml
              brimful audit --subject all --profile full --shard 2/8 --save shard-2

            What is not on this machine is fetched once into a private cache; nothing is installed.
            """)

    @Option(
        help: """
            Subjects: core, all, a name, the beginning of names (musl takes all of musl, in all versions), or a manifest's \
            path; behind an @ a version, a Debian release, machine or pypi. Comma list or repeated.
            """
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

    @OptionGroup var options: AuditOptions

    @Option(
        help: """
            Keep what is found in this folder, as it is found. An audit that was interrupted goes on there when it is run \
            again.
            """
    )
    var save: String?

    @Option(help: "Ask only this part, on one of several machines: 2/8. `brimful merge` joins what they saved.")
    var shard: Shard?

    @OptionGroup var report: ReportOptions

    func run() async throws {
        if resolver.isEmpty, listen != nil { throw Failure.usage("--listen: goes with --resolver") }
        let reports = try report.prepared()
        let audit = try await resolver.isEmpty ? auditInSandbox() : auditRunning()
        try reports.finish(audit)
    }

    private func auditInSandbox() async throws -> Audit {
        let configuration = try configurationPath()
        let releases = try Selection.releases(options.release)
        let wishes = try wishes(configuration: configuration, releases: releases)
        let passages = try Selection.resolvers(through, releases: releases)
        let outline = try options.outline(wishes, through: passages, shard: shard)
        // A folder that can't be written is told before anything is fetched.
        let recording = try AuditRecording(outline, folder: save)
        var plan = try await options.plan(of: outline, wishes, through: passages)
        plan.configuration = configuration
        return try await SandboxedAudit.run(plan, keptBy: recording)
    }
}

extension Shard: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
