internal import ArgumentParser
internal import Conformance
internal import DNSWire
internal import Field
internal import Reports

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Tells what this machine's resolvers make of a name, and at which hop it breaks.",
        discussion: """
            Examples:
              brimful check us-street.api.example.com
              brimful check us-street.api.example.com --resolver 9.9.9.9 --resolver '[2620:fe::fe]:53'
              brimful check us-street.api.example.com --authority 192.0.2.53 --format json
              brimful check us-street.api.example.com --watch 300
              brimful check --zone big.example.net
              brimful check --zone big.example.net --only-named --resolver 192.0.2.1 --scenario clean --counts 20-40
              brimful check --zone big.example.net --profile standard --output report.html

            Needs neither root nor a sandbox. No server is asked more than 5 times a second. The reports of a zone are those of \
            `brimful audit`; of a name there are table and json.

            With --watch, the first report is followed by a line for each change, or with --format json every report
            that differs from the one before is a document on one line. Ctrl-C ends it with the last check's exit code.

            Exit codes: 0 healthy, 1 something is wrong, 2 wrong usage, 3 it can't be told.
            """)

    @Argument(help: "The name.")
    var name: String?

    @OptionGroup var zoned: ZoneCheckOptions

    @Option(
        help:
            "A resolver to ask beside this machine's own: ADDR or ADDR:PORT, IPv6 with a port as [ADDR]:PORT. Comma list."
    )
    var resolver: [String] = []

    @ArgumentParser.Flag(help: "Ask only the resolvers of --resolver, and leave this machine's own way alone.")
    var onlyNamed = false

    @Option(help: "The zone's own server, instead of following referrals from the root. Comma list.")
    var authority: [String] = []

    @Option(help: "The records: A or AAAA.")
    var type = "A"

    @Option(
        help:
            "A name that has large DNSKEY or TXT records, to find the largest UDP answer that arrives (without it: the root's DNSKEY)."
    )
    var probeName: String?

    @Option(help: "Check again every so many seconds, and tell what has changed.")
    var watch: Int?

    @OptionGroup var report: ReportOptions

    /// Root servers of a test's own internet.
    @Option(help: .hidden)
    var root: [String] = []

    /// How often a watch looks, in a test.
    @Option(help: .hidden)
    var rounds: Int?

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    func run() async throws {
        switch (name, zoned.zone) {
        case (let name?, nil): try await check(name)
        case (nil, let zone?): try await checkZone(zone)
        default: throw Failure.usage("give a name, or a zone of `brimful serve --public` by --zone: one of both")
        }
    }

    private func check(_ name: String) async throws {
        if let option = zoned.strayOption { throw Failure.usage("\(option): goes with --zone") }
        let wishes = try await wishes(name)
        if watch != nil { try checkWatch() }
        let destination = try nameDestination()
        let session = CheckSession(wishes: wishes, destination: destination, format: try nameFormat(destination))
        let state =
            if let watch { try await CheckWatch(session: session, pause: .seconds(watch), rounds: rounds).run() } else {
                try await session.once()
            }
        throw ArgumentParser.ExitCode(Self.code(of: state))
    }

    private static func code(of state: Diagnosis.State) -> Int32 {
        switch state {
        case .healthy: ExitCode.asExpected
        case .wrong: ExitCode.deviations
        case .undecided: ExitCode.undecided
        }
    }
}
