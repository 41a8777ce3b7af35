public import ArgumentParser
internal import Conformance
public import Reports
internal import Runner
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
              brimful audit --output report.json

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

    @Option(help: "Report: table, json or svg. Without it, what the output's name ends with, else table.")
    var format: ReportFormat?

    @Option(help: "Write the report to this file instead of the terminal.")
    var output: String?

    @Option(
        help:
            "When to end with exit code 1: fail, on any failure; new, on failures that no known.yml tells of, and on known ones that are gone."
    )
    var failOn = FailOn.fail

    enum FailOn: String, ExpressibleByArgument, CaseIterable {
        case fail, new
    }

    func run() async throws {
        if resolver.isEmpty, listen != nil { throw Failure.usage("--listen: goes with --resolver") }
        let destination = try ReportDestination(path: output)
        let audit = try await resolver.isEmpty ? SandboxedAudit.run(makePlan()) : auditRunning()
        try destination.write(try reporter(for: destination).render(audit))
        for line in EffortReport(audit).lines { complain(line) }
        for gone in audit.goneDeviations { complain(GoneDeviation(gone).line) }
        throw ArgumentParser.ExitCode(code(of: audit))
    }

    private func reporter(for destination: ReportDestination) -> any Reporter {
        (format ?? destination.format ?? .table).reporter(style: destination.style)
    }

    private func makePlan() async throws -> AuditPlan {
        let configuration = try configurationPath()
        let releases = try Selection.releases(options.release)
        var plan = try await options.plan(
            try wishes(configuration: configuration, releases: releases),
            through: try Selection.resolvers(through, releases: releases))
        plan.configuration = configuration
        return plan
    }

    private func code(of audit: Audit) -> Int32 {
        let deviates =
            switch failOn {
            case .fail: audit.count(of: .fail) > 0
            case .new: !audit.newFailures.isEmpty || !audit.goneDeviations.isEmpty
            }
        if deviates { return ExitCode.deviations }
        return audit.count(of: .inconclusive) > 0 || !audit.skipped.isEmpty ? ExitCode.undecided : ExitCode.asExpected
    }
}

extension ReportFormat: ExpressibleByArgument {}
