internal import ArgumentParser
internal import Conformance
internal import Reports

struct VersionsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "versions",
        abstract: "Tells which version of a subject breaks where: since when, and until when.",
        discussion: """
            Examples:
              brimful versions musl
              brimful versions unbound bind --scenario clean,tc-empty,tcp-refused
              brimful versions go-net --release trixie,sid

            Every version that can be had is asked: the machine's, five Debian releases', and PyPI's. Missing ones are fetched \
            once into a private cache.
            """)

    @Argument(help: "Subjects: names, or beginnings of names, as `brimful subjects` lists them.")
    var subject: [String]

    @OptionGroup var options: AuditOptions

    @Option(help: "Report: table or json. Without it, what the output's name ends with, else table.")
    var format: VersionsFormat?

    @Option(help: "Write the report to this file instead of the terminal.")
    var output: String?

    enum VersionsFormat: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    func run() async throws {
        let destination = try ReportDestination(path: output)
        let wishes = try Selection.subjects(subject, releases: try Selection.releases(options.release))
        let audit = try await SandboxedAudit.run(try await options.plan(of: try options.outline(wishes), wishes))
        try destination.write(try text(of: audit, for: destination))
        for line in EffortReport(audit).lines { complain(line) }
    }

    private func text(of audit: Audit, for destination: ReportDestination) throws -> String {
        switch format ?? (destination.format == .json ? .json : .table) {
        case .json: try ReportFormat.json.reporter(style: destination.style).render(audit)
        case .table: VersionsReport(style: destination.style).render(audit)
        }
    }
}
