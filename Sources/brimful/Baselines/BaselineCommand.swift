internal import ArgumentParser
internal import Baselines
internal import Conformance
internal import Foundation

struct BaselineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "baseline",
        abstract: "Writes down what an audit found, so that from now on only what is otherwise fails.",
        discussion: """
            Examples:
              brimful audit --save run
              brimful baseline run --output brimful-baseline.yml
              brimful audit --baseline brimful-baseline.yml

            A file that is there is brought up to date: lines that are as the audit found them stay as they are, with their \
            reasons, days and comments, and so does what the audit didn't ask. What was changed stands on stderr, a line each.
            """)

    @Argument(help: "The folder of `brimful audit --save`.")
    var folder: String

    @Option(help: "The file to write or bring up to date; without it, a new one on the terminal.")
    var output: String?

    @Option(help: "What is to be accepted: fail, failures; tolerated, tolerated results as well.")
    var failOn = Accepted.fail

    enum Accepted: String, ExpressibleByArgument, CaseIterable {
        case fail, tolerated

        var failOn: FailOn { self == .fail ? .fail : .tolerated }
    }

    func run() throws {
        let audit = try SandboxedAudit.checked(try SavedFolder.read(folder))
        let destination = try ReportDestination(path: output)
        let file = try output.flatMap { path in try Self.existing(path) }
        let update = BaselineUpdate(of: file, by: audit, failOn: failOn.failOn, today: .today)
        if !update.isAsItWas { try destination.write(update.text) }
        for line in update.account { complain("\(output.map { "\($0): " } ?? "")\(line)") }
    }

    /// The file that is to be brought up to date; nil where there is none, or only what can't be read back.
    private static func existing(_ path: String) throws -> BaselineFile? {
        guard hasLines(path) else { return nil }
        return try Failure.baseline { () throws(BaselineError) in try BaselineFile(path: path) }
    }

    /// A device or a pipe has no lines to keep, and an empty file none yet.
    private static func hasLines(_ path: String) -> Bool {
        let attributes = try? URL(filePath: path).resolvingSymlinksInPath().resourceValues(
            forKeys: [.isRegularFileKey, .fileSizeKey])
        return attributes?.isRegularFile == true && (attributes?.fileSize ?? 0) > 0
    }
}

extension Failure {
    /// A baseline is the user's own file: what is wrong in it ends with exit code 2.
    static func baseline<Value>(_ body: () throws(BaselineError) -> Value) throws -> Value {
        do { return try body() } catch { throw Failure.usage("\(error)") }
    }
}
