internal import ArgumentParser
internal import Conformance
internal import Foundation
internal import Scenarios

struct ScenariosCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scenarios", abstract: "Lists the scenarios, or explains some.",
        discussion: """
            Examples:
              brimful scenarios
              brimful scenarios tcp-refused
              brimful scenarios cname-chain
              brimful scenarios ./mine.yml
              brimful scenarios --format json

            Fixtures/scenario.example.yml explains how your own is written.
            """)

    @Argument(help: "Scenarios to explain in full: a name, the beginning of names (tcp), or a scenario file's path.")
    var names: [String] = []

    @Option(help: "table; json: every word of every scenario; markdown: the README's list.")
    var format = Format.table

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, json, markdown
    }

    func run() throws {
        let words = Selection.words(names)
        let chosen = try words.isEmpty ? ScenarioCatalogue.all : Selection.scenarios(words, argument: "scenarios")
        try FileHandle.standardOutput.write(contentsOf: Data(try text(of: chosen, words: words).utf8))
    }

    private func text(of chosen: [Scenario], words: [String]) throws -> String {
        switch format {
        case .json: try ScenarioListing(chosen).json()
        case .markdown where words.isEmpty: ScenarioMarkdown.text()
        case .table where words.isEmpty: ScenarioTable.text()
        case .markdown: throw Failure.usage("scenarios: --format markdown lists all; leave the names out")
        case .table: try explanations(of: chosen, words: words)
        }
    }

    /// A scenario of one's own is chosen by its path, wherever it is asked for.
    private func explanations(of chosen: [Scenario], words: [String]) throws -> String {
        let paths = try words.filter(ScenarioSelector.isPath).map { path in
            (try Selection.scenarios([path], argument: "scenarios")[0].name, path)
        }
        let selectors = Dictionary(paths) { first, _ in first }
        return chosen.map { ScenarioExplanation($0, selector: selectors[$0.name] ?? $0.name).text }
            .joined(separator: "\n")
    }
}
