internal import ArgumentParser
internal import Foundation
internal import Saving

struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Joins what the shards of an audit saved into one audit, and makes its reports.",
        discussion: """
            Examples:
              brimful audit --subject all --shard 1/2 --save shard-1 --fail-on never    # on one machine
              brimful audit --subject all --shard 2/2 --save shard-2 --fail-on never    # on another
              brimful merge shard-1 shard-2 --save whole --output report.html --output -

            The report is the one that an audit on a single machine makes. Every shard must be there, once.
            """)

    @Argument(help: "The folders of `brimful audit --shard … --save`.")
    var folders: [String]

    @Option(help: "Keep the whole audit in this folder, for `brimful report` and `compare`.")
    var save: String?

    @OptionGroup var report: ReportOptions

    func run() throws {
        let shards = try folders.map { (name: $0, audit: try SavedFolder.read($0)) }
        let merged = try Failure.saving { () throws(SavingError) in try SavedAudit.merged(shards) }
        let reports = try report.prepared()
        if let save { try keep(merged, in: save) }
        try reports.finish(try SandboxedAudit.checked(merged))
    }

    /// Beside a folder that is there nothing is written into it.
    private func keep(_ merged: SavedAudit, in folder: String) throws {
        guard !FileManager.default.fileExists(atPath: "\(folder)/\(AuditFile.name)") else {
            throw Failure.usage("--save \(folder): an audit is there already; name another folder")
        }
        try Failure.saving { () throws(SavingError) in
            let file = try AuditFile(folder: folder, outline: merged.outline)
            for event in merged.events.dropFirst() { try file.write(event) }
        }
    }
}
