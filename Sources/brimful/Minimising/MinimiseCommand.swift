internal import ArgumentParser
internal import Conformance
internal import Foundation
internal import Runner
internal import Subjects

struct MinimiseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "minimise",
        abstract: "Finds the smallest answer at which a subject still fails, and how to see it.",
        discussion: """
            Examples:
              brimful minimise --subject musl-getaddrinfo@1.2.3 clean/a40/lookup
              brimful minimise --subject bind clean/a101/tcp --output bind-101
              brimful minimise --subject ./mine/subject.yml --scenario ./mine.yml mine/a40/lookup
              brimful minimise --report report.json --subject bind --case clean/a101/tcp

            Fewer addresses, a shorter name, fewer faults, flags and sections, a simpler way of asking: each is taken only if \
            the failure stays the same, twice, with a fresh subject.

            Exit codes: 1 a smallest failure was found, 0 it doesn't fail, 2 no such subject or case, 3 it can't be repeated.
            """)

    @Argument(help: "The case, as reports name it, such as clean/a40/lookup.")
    var id: String?

    @Option(name: .customLong("case"), help: "The same; of a report, the beginning of its name is enough.")
    var caseID: String?

    @Option(help: "The subject, as `brimful audit --subject` takes it.")
    var subject: String?

    @Option(help: "The resolver that a stub resolver asks through.")
    var through: String?

    @Option(help: "A scenario file of yours that the case is of.")
    var scenario: String?

    @Option(help: "A JSON report of an audit: one of its failures is made smaller.")
    var report: String?

    @Option(help: "Write the smallest failure into this folder.")
    var output: String?

    @Option(help: "table or json.")
    var format = Format.table

    @Option(help: "How long to look, in seconds; what was found by then is told.")
    var seconds = 600

    @ArgumentParser.Flag(help: "Fetch nothing: ask what is there.")
    var noFetch = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    func run() async throws {
        guard (1...86_400).contains(seconds) else {
            throw Failure.usage("--seconds: \(seconds): give a number from 1 to 86400")
        }
        let target = try target()
        let folder = try output.map(MinimumFolder.init)
        switch try await minimised(target) {
        case .found(let minimum): try tell(minimum, of: target, folder)
        case .doesNotFail(let subject, let why):
            try say("\(subject.fullName) does not fail at \(target.testCase.id): \(why)")
        case .notRepeated(let why): throw Failure.undecided(why)
        case .unknown(let why): throw Failure.usage(why)
        }
    }

    private func tell(_ minimum: Minimum, of target: MinimiseTarget, _ folder: MinimumFolder?) throws {
        let own = minimum.scenario == target.scenario ? scenario : nil
        let showing = Showing(minimum, scenarioFile: folder?.scenarioPath(of: minimum) ?? own)
        try folder?.write(minimum, showing)
        switch format {
        case .table: try say(MinimumText(minimum, showing).text)
        case .json: try say(MinimumDocument(minimum, showing).json())
        }
        throw ArgumentParser.ExitCode(ExitCode.deviations)
    }

    private func say(_ text: String) throws {
        try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8))
    }
}

/// The part of it that runs inside the sandbox: a plan on stdin, what came of it on stdout.
struct InsideMinimiseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "inside-minimise", shouldDisplay: false)

    func run() async throws {
        let request = FileHandle.standardInput.readDataToEndOfFile()
        let plan = try JSONDecoder().decode(MinimisePlan.self, from: request)
        do {
            try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(try await Minimisation.run(plan)))
        } catch {
            throw Failure.undecided(String(describing: error))
        }
    }
}
