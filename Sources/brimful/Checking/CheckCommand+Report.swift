internal import Conformance
internal import Reports

/// Where the report of a name goes, and in which form: a zone's has all of an audit's.
extension CheckCommand {
    func nameDestination() throws -> ReportDestination {
        guard report.output.count <= 1, report.format.count <= 1 else {
            throw Failure.usage("--format and --output: of a name there is one report")
        }
        guard report.baseline == nil, report.failOn == .fail, report.maxInconclusive == 0 else {
            throw Failure.usage("--baseline, --fail-on and --max-inconclusive go with --zone")
        }
        return try ReportDestination(path: report.output.first.flatMap { $0 == "-" ? nil : $0 })
    }

    func nameFormat(_ destination: ReportDestination) throws -> Format {
        let (option, wanted) =
            report.format.first.map { ("--format", $0) } ?? ("--output", destination.format ?? .table)
        guard let format = Format(rawValue: wanted.rawValue) else {
            throw Failure.usage("\(option): of a name there are table and json; \(wanted.rawValue) goes with --zone")
        }
        return format
    }
}
