internal import ArgumentParser
internal import Saving

struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Makes reports of an audit that was saved, without asking anything again.",
        discussion: """
            Examples:
              brimful report run
              brimful report run --output report.html --output junit.xml
              brimful report run --format github --baseline brimful-baseline.yml

            It ends with the exit code that the audit would have ended with; --fail-on never is 0 always.
            """)

    @Argument(help: "The folder of `brimful audit --save`.")
    var folder: String

    @OptionGroup var report: ReportOptions

    func run() throws {
        let saved = try SavedFolder.read(folder)
        try report.prepared().finish(try SandboxedAudit.checked(saved))
    }
}
