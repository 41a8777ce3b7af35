public import ArgumentParser
internal import Baselines
public import Conformance
internal import Foundation
public import Reports

/// What every command that makes reports of an audit can be told about them, and about how it ends.
struct ReportOptions: ParsableArguments {
    @Option(
        help: """
            The form of the report. Repeated, one for each --output. Without it, what the output's name ends with (.html, .xml is \
            junit, .md is markdown), else table.
            """
    )
    var format: [ReportFormat] = []

    @Option(
        help: "Write the report to this file instead of the terminal; - is the terminal. Repeated, for several reports."
    )
    var output: [String] = []

    @Option(help: "Accepted deviations, as `brimful baseline` writes them: fail on others, and on those that are gone.")
    var baseline: String?

    @Option(
        help: """
            What to end with exit code 1 on: fail, a failure; tolerated, a tolerated result as well; new, a failure that no \
            known.yml tells of, and a known one that is gone; never, nothing.
            """
    )
    var failOn = FailOn.fail

    @Option(help: "How many inconclusive results there may be before the end is exit code 3.")
    var maxInconclusive = 0
}

extension ReportOptions {
    /// The reports that are to be made, their files tried.
    ///
    /// - Throws: `Failure` when a file can't be written, or nobody could tell which report goes where.
    func prepared() throws -> PreparedReports {
        guard maxInconclusive >= 0 else {
            throw Failure.usage("--max-inconclusive: \(maxInconclusive): give a number of results, 0 or more")
        }
        let outputs = output.isEmpty ? ["-"] : output
        guard format.count <= 1 && outputs.count == 1 || format.isEmpty || format.count == outputs.count else {
            throw Failure.usage(
                "\(format.count) --format and \(output.count) --output: give one --output for each --format (- is the terminal)"
            )
        }
        if let twice = outputs.indices.first(where: { outputs[..<$0].contains(outputs[$0]) }) {
            throw Failure.usage("--output \(outputs[twice]): is named twice")
        }
        let destinations = try outputs.map { try ReportDestination(path: $0 == "-" ? nil : $0) }
        return PreparedReports(
            options: self, baseline: try acceptedDeviations(),
            reports: destinations.enumerated().map { index, destination in
                let named = format.indices.contains(index) ? format[index] : nil
                return (named ?? destination.format ?? .table, destination)
            })
    }

    /// The baseline's file as a repository's readers know it: from the folder that this runs in. Where there is none yet, it is
    /// the one that there would be.
    fileprivate var baselinePath: String {
        guard let baseline else { return ReportFormat.usualBaselinePath }
        let folder = FileManager.default.currentDirectoryPath
        let path = URL(fileURLWithPath: baseline).standardizedFileURL.path
        return path.hasPrefix("\(folder)/") ? String(path.dropFirst(folder.count + 1)) : baseline
    }

    private func acceptedDeviations() throws -> Baseline? {
        guard let baseline else { return nil }
        return try Failure.baseline { () throws(BaselineError) in try BaselineFile(path: baseline).baseline }
    }
}

/// Reports whose files can be written, waiting for their audit.
struct PreparedReports {
    let options: ReportOptions
    let baseline: Baseline?
    let reports: [(format: ReportFormat, destination: ReportDestination)]

    /// Writes the reports, and ends as the audit does.
    ///
    /// - Throws: the exit code, always; `Failure` when a report can't be written.
    func finish(_ audit: Audit) throws {
        let assessment = Assessment(
            audit, baseline: baseline, failOn: options.failOn, maxInconclusive: options.maxInconclusive, today: .today)
        for (format, destination) in reports {
            let reporter = format.reporter(
                style: destination.style, baselinePath: options.baselinePath, samples: MessageSamples.of)
            try destination.write(reporter.render(assessment))
        }
        for line in EffortReport(audit).lines { complain(line) }
        for change in assessment.changes { complain(change.advice(path: options.baseline ?? "")) }
        for gone in assessment.goneKnown { complain(GoneDeviation(gone).line) }
        throw ArgumentParser.ExitCode(ExitCode.of(assessment.ending))
    }
}

extension ExitCode {
    static func of(_ ending: Assessment.Ending) -> Int32 {
        switch ending {
        case .asExpected: asExpected
        case .deviations: deviations
        case .undecided: undecided
        }
    }
}

extension Day {
    /// Today where this machine is.
    static var today: Day? {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        return Day(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
    }
}

extension FailOn: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
