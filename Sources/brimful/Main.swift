internal import ArgumentParser
internal import Glibc

/// `brimful`: the commands. What they do is in the modules below.
@main
struct Brimful: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brimful",
        abstract: "Fills DNS answers to the brim and shows who spills.",
        discussion: """
            Examples:
              brimful audit
              brimful audit --subject musl --counts 20,28,40
              brimful audit --output report.json
              brimful baseline run --output brimful-baseline.yml
              brimful compare before after
              brimful minimise --report report.json --subject musl
              brimful plan www.example.com --addresses 40
              brimful check us-street.api.example.com
              brimful serve --name us-street.api.example.com --answers 40
              brimful fixtures write cases --scenario clean,tc --counts 20-40
              brimful replay capture.pcap --to glibc,unbound

            Exit codes: 0 as expected, 1 deviations, 2 wrong usage,
            3 could not decide or start.
            """,
        version: version,
        subcommands: [
            AuditCommand.self, ReportCommand.self, MergeCommand.self, BaselineCommand.self, CompareCommand.self,
            SubjectsCommand.self, VersionsCommand.self, ScenariosCommand.self, ServeCommand.self, ZoneCommand.self,
            PlanCommand.self, CheckCommand.self,
            FixturesCommand.self, ReplayCommand.self, MinimiseCommand.self, InsideCommand.self,
            InsideReplayCommand.self,
            InsideMinimiseCommand.self, EnterCommand.self, ModelCommand.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let failure as Failure {
            complain(failure.message)
            Glibc.exit(failure.code)
        } catch {
            let code = exitCode(for: error)
            // What ArgumentParser calls a validation failure is wrong usage: 2, as for every other command of ours.
            if code == .validationFailure {
                complain(message(for: error))
                Glibc.exit(ExitCode.usage)
            }
            exit(withError: error)
        }
    }
}

/// The exit codes that scripts depend on.
enum ExitCode {
    static let asExpected: Int32 = 0
    static let deviations: Int32 = 1
    static let usage: Int32 = 2
    static let undecided: Int32 = 3
}
