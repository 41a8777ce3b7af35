internal import ArgumentParser

struct FixturesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fixtures",
        abstract: "Writes the messages of cases into files, for other tools' tests, and checks them.",
        subcommands: [FixturesWriteCommand.self, FixturesVerifyCommand.self, FixturesImportCommand.self])
}
