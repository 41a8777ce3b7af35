internal import ArgumentParser
internal import Conformance
internal import DNSWire
internal import Planning
internal import Reports

struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Tells how many addresses you may publish under a name, and how to serve the others.",
        discussion: """
            Examples:
              brimful plan www.example.com --addresses 40
              brimful plan us-street.api.smarty.com --addresses 40 --ns 4
              brimful plan www.example.com --addresses 40 --dnssec ECDSAP256SHA256 --cname lb.example.net
              brimful plan www.example.com --hosts 192.0.2.1,192.0.2.2,192.0.2.3 --snippets
              brimful plan www.example.com --addresses 40 --report run --output plan.svg

            It asks nobody: sizes are arithmetic, failures are those that known.yml or a saved audit tells of, and rotation is \
            simulated with a seed, so that the numbers can be had again.
            """)

    @Argument(help: "The name, such as www.example.com.")
    var name: String

    @OptionGroup var answer: PlannedAnswerOptions

    @OptionGroup var rotation: RotationOptions

    @Option(help: "Whose limits count: core, all, or subjects' names. Comma list.")
    var subject: [String] = ["core"]

    @Option(help: "Take the limits from the folder of `brimful audit --save` instead of what is known.")
    var report: String?

    @ArgumentParser.Flag(help: "Print the configuration for each server that can serve a part, with its source.")
    var snippets = false

    @Option(help: "Report: table, json or svg. Without it, what the output's name ends with, else table.")
    var format: Format?

    @Option(help: "Write the report to this file instead of the terminal.")
    var output: String?

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, svg

        /// The form that a file's name asks for.
        init?(_ format: ReportFormat?) {
            guard let format, let own = Format(rawValue: format.rawValue) else { return nil }
            self = own
        }
    }

    func run() throws {
        let destination = try ReportDestination(path: output == "-" ? nil : output)
        let format = try chosenFormat(destination)
        let hosts = try answer.hostAddresses()
        let planned = try answer.planned(name, hosts: hosts)
        let rotation = try rotation.rotation(hosts: try answer.count(hosts: hosts))
        let limits = try KnownLimits.read(subjects: subject, report: report)
        let plan = Plan(planned, rotation: rotation, counted: limits.counted, others: limits.others)
        let servers = ServerAdvice.all(for: plan, hosts: hosts.map(\.description))
        try destination.write(try text(of: PlanReport(plan, servers: servers), as: format, for: destination))
    }

    private func chosenFormat(_ destination: ReportDestination) throws -> Format {
        if let format { return format }
        guard let wanted = destination.format else { return .table }
        guard let own = Format(wanted) else {
            throw Failure.usage("--output: of a plan there are table, json and svg, and not \(wanted.rawValue)")
        }
        return own
    }

    private func text(
        of report: PlanReport, as format: Format, for destination: ReportDestination
    ) throws -> String {
        switch format {
        case .table: report.table(style: destination.style, snippets: snippets)
        case .json: try report.json()
        case .svg: report.svg()
        }
    }
}
