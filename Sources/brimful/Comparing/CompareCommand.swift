internal import ArgumentParser
internal import Conformance
internal import Reports

struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Tells what is otherwise in one audit than in an earlier one.",
        discussion: """
            Examples:
              brimful compare before after
              brimful compare before.json after.json --format markdown
              brimful compare release-1 release-2 --output changes.json

            Each is the folder of `brimful audit --save`, or a report of `--format json`. A subject is compared with itself in \
            another version where each audit has one. What is inconclusive in one of the two is no change.

            Exit codes: 0 no regression, 1 regressions, 2 wrong usage, 3 nothing that could be compared.
            """)

    @Argument(help: "The earlier audit.")
    var old: String

    @Argument(help: "The later audit.")
    var new: String

    @Option(help: "Report: table, json or markdown. Without it, what the output's name ends with, else table.")
    var format: Format?

    @Option(help: "Write the report to this file instead of the terminal.")
    var output: String?

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, markdown

        /// The form that a file's name asks for.
        init?(_ format: ReportFormat?) {
            guard let format, let own = Format(rawValue: format.rawValue) else { return nil }
            self = own
        }
    }

    func run() throws {
        let destination = try ReportDestination(path: output == "-" ? nil : output)
        let comparison = Comparison(try ComparedFile.read(old), try ComparedFile.read(new))
        guard comparison.compared > comparison.undecided else {
            throw Failure.undecided("\(old) and \(new): \(Self.reason(comparison))")
        }
        try destination.write(try text(of: ComparisonReport(comparison), for: destination))
        throw ArgumentParser.ExitCode(comparison.hasRegressions ? ExitCode.deviations : ExitCode.asExpected)
    }

    private static func reason(_ comparison: Comparison) -> String {
        if comparison.matches.isEmpty { return "have no subject in common" }
        if comparison.compared == 0 { return "have no case of the same subject in common" }
        return "every case that they have in common is inconclusive in one of the two"
    }

    private func text(of report: ComparisonReport, for destination: ReportDestination) throws -> String {
        switch format ?? Format(destination.format) ?? .table {
        case .table: report.table(style: destination.style)
        case .json: try report.json()
        case .markdown: report.markdown()
        }
    }
}
