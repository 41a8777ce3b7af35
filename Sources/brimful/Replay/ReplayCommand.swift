internal import ArgumentParser
internal import Conformance
internal import DNSWire
internal import FixtureFormats
internal import Foundation
internal import Origin
internal import Reports
internal import Runner
internal import Subjects

struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Replays recorded answers: to any client on a port, or to subjects in the sandbox.",
        discussion: """
            Examples:
              brimful replay capture.pcap --listen 127.0.0.1:5300
              dig @127.0.0.1 -p 5300 us-street.api.example.com +noedns
              brimful replay capture.pcap --to glibc-getaddrinfo,musl,unbound

            Files: fixtures of ours, pcap and pcapng, testns files, a response in raw octets or in hex.
            """)

    @Argument(help: "What was recorded: fixtures' folders, captures, testns files, responses in octets or hex.")
    var files: [String]

    @Option(help: "Serve them at this address and port, IPv4.")
    var listen: String?

    @Option(
        name: .customLong("to"),
        help: """
            Have these subjects ask for them, and judge: names as `brimful audit --subject` takes them, each in its usual version \
            unless another is named. Comma list or repeated.
            """
    )
    var subject: [String] = []

    @Option(help: "Report of --to: table or json. Without it, what the output's name ends with, else table.")
    var format: ReplayFormat?

    @Option(help: "Write the report of --to to this file instead of the terminal.")
    var output: String?

    @Option(help: "How many subjects are asked at a time.")
    var jobs: Int?

    @ArgumentParser.Flag(help: "Fetch nothing: ask the subjects that are there.")
    var noFetch = false

    enum ReplayFormat: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    func run() async throws {
        switch (listen, subject.isEmpty) {
        case (nil, true): throw Failure.usage("replay: say where to: --listen ADDR:PORT, or --to SUBJECT")
        case (.some, false): throw Failure.usage("replay: either --listen or --to, not both")
        case (.some(let listen), true): try await ReplayService(items: try items(), listen: listen).run()
        case (nil, false): try await judge()
        }
    }

    private func items() throws -> [ReplayItem] {
        let source = RecordingSource()
        return try files.flatMap { try source.read($0) }
    }

    // MARK: Subjects

    private func judge() async throws {
        let destination = try ReportDestination(path: output)
        let items = try items().map { try $0.planned() }
        let plan = ReplayPlan(audit: try await subjects(), items: items)
        let replay: Replay = try await plan.audit.subjects.isEmpty ? Self.nothing(of: plan) : Self.carryOut(plan)
        if replay.results.isEmpty {
            for skip in replay.skipped.dropLast() { complain("\(skip.name): \(skip.reason)") }
            throw Failure.undecided(
                replay.skipped.last.map { "\($0.name): \($0.reason)" } ?? "no subject takes any of these recordings")
        }
        try destination.write(try text(of: replay, for: destination))
        throw ArgumentParser.ExitCode(Self.code(of: replay))
    }

    private static func carryOut(_ plan: ReplayPlan) async throws -> Replay {
        try await SandboxedAudit.carryOut(plan, by: "inside-replay")
    }

    private static func nothing(of plan: ReplayPlan) -> Replay {
        Replay(tool: tool, results: [], skipped: plan.audit.skipped)
    }

    /// The subjects that are asked, as for an audit.
    private func subjects() async throws -> AuditPlan {
        var arguments = noFetch ? ["--no-fetch"] : []
        if let jobs { arguments += ["--jobs", "\(jobs)"] }
        let options = try AuditOptions.parse(arguments)
        let wishes = try Selection.subjects(subject).map(\.inOneVersion)
        return try await options.plan(of: try options.outline(wishes), wishes)
    }

    private func text(of replay: Replay, for destination: ReportDestination) throws -> String {
        switch format ?? (destination.format == .json ? .json : .table) {
        case .json: try ReplayReport(replay).json()
        case .table: ReplayReport(replay).table(style: destination.style)
        }
    }

    private static func code(of replay: Replay) -> Int32 {
        if replay.count(of: .fail) > 0 { return ExitCode.deviations }
        return replay.count(of: .inconclusive) > 0 || !replay.skipped.isEmpty ? ExitCode.undecided : ExitCode.asExpected
    }
}

extension ReplayItem {
    /// - Throws: `Failure` when it isn't about addresses.
    fileprivate func planned() throws -> ReplayPlan.Item {
        guard let type = RecordType.allCases.first(where: { $0.code == recording.type }) else {
            throw Failure.usage(
                "\(file): the question for \(recording.name) is of type \(recording.type); --to asks for A and AAAA")
        }
        return ReplayPlan.Item(
            file: file, name: recording.name.wire, type: type, conversation: recording.conversation,
            fixture: fixture.map { .init(scenario: $0.scenario, count: $0.count) })
    }
}
