internal import ArgumentParser
internal import Conformance
internal import Foundation
internal import Subjects

struct SubjectsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "subjects",
        abstract: "Lists the subjects that can be audited; fetches and removes what they need.",
        discussion: """
            Examples:
              brimful subjects
              brimful subjects musl unbound
              brimful subjects --format json
              brimful subjects fetch core musl@1.2.5
              brimful subjects remove musl
            """,
        subcommands: [
            SubjectsListCommand.self, SubjectsFetchCommand.self, SubjectsRemoveCommand.self,
            SubjectsMeasureCommand.self,
        ],
        defaultSubcommand: SubjectsListCommand.self)
}

struct SubjectsListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists subjects: what is ready, what can be had, how, and what that takes to download.")

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json
    }

    @Argument(help: "Subjects: core, all, names, beginnings of names, or manifests' paths.")
    var subject: [String] = ["all"]

    @Option(help: "table or json.")
    var format = Format.table

    @ArgumentParser.Flag(help: "Ask no mirror: tell only what the cache knows.")
    var noFetch = false

    func run() async throws {
        let files = try Selection.subjects(subject).map(\.file)
        let cache = try Failure.translating { try Cache() }
        let progress = FetchProgress()
        if !noFetch { await SizeLookup(cache: cache, progress: progress).lookUp(files) }
        let inventory = await Inventory(of: files, cache: cache, fetches: !noFetch, progress: progress.show)
        var stock: [StockedSubject] = []
        for file in files { stock.append(await inventory.stock(of: file)) }
        try ReportDestination(path: nil).write(format == .json ? try StockReport(stock).json : StockReport(stock).table)
    }
}

struct SubjectsFetchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Fetches what subjects need into the private cache, so that audits need no network.")

    @OptionGroup var chosen: ChosenSubjects

    func run() async throws {
        let wishes = try chosen.wishes()
        let cache = try Failure.translating { try Cache() }
        let result = await Placing(cache: cache, fetches: true, progress: FetchProgress().show).place(wishes)
        for placed in result.placed { print("\(placed.subject.manifest.name): \(placed.subject.place.source)") }
        for skip in result.skipped { complain("\(skip.name): \(skip.reason)") }
        if !result.skipped.isEmpty { throw ArgumentParser.ExitCode(ExitCode.undecided) }
    }
}

struct SubjectsRemoveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: """
            Gives back the disk space of subjects, in every version; what other subjects need stays. all gives back \
            everything.
            """)

    @OptionGroup var chosen: ChosenSubjects

    func run() async throws {
        let cache = try Failure.translating { try Cache() }
        let removal = Removal(cache: cache, progress: FetchProgress().show)
        do {
            if chosen.isEverything { return try removal.removeEverything() }
            try await removal.remove(
                try chosen.wishes().map(\.inEveryVersion), catalogue: try Catalogue.manifests())
        } catch let error as PackageError {
            throw Failure.undecided(error.description)
        }
    }
}
