internal import ArgumentParser
internal import Conformance
internal import DNSWire
internal import FixtureFormats
internal import Fixtures
internal import Runner
internal import Scenarios

struct FixturesWriteCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "write",
        abstract: "Writes a folder for each case: its octets, what is expected, and the forms that other tools read.",
        discussion: """
            Examples:
              brimful fixtures write cases
              brimful fixtures write cases --scenario clean,tc --counts 20,28-40
              brimful fixtures write cases --scenario clean --counts 40 --name us-street.api.example.com
              brimful fixtures write cases --format pcap,testbound,c

            The same arguments give the same octets, on any machine. Forms: octets, \(FormatCatalogue.all.map(\.name)
                .joined(separator: ", ")).
            """)

    @Argument(help: "The folder to write into; what is there of the same cases is replaced.")
    var folder: String

    @Option(
        help: """
            Scenarios, as `brimful scenarios` lists them: all, a name, the beginning of names (tcp), or a scenario file's path. \
            Comma list or repeated; without it, all that have octets of their own.
            """
    )
    var scenario: [String] = []

    @Option(help: "Answer counts, such as 1,20,28-32.")
    var counts = "1,20,28-31,40,74,75,100,101,256,257,1000,4092"

    @Option(help: "Record type: A or AAAA.")
    var type: RecordType = .a

    @Option(
        help: """
            How it is asked: \(Recipe.views.map(\.rawValue).joined(separator: ", ")). Comma list; without it, udp512, and \
            edns1232 where the scenario is about EDNS.
            """
    )
    var view: [String] = []

    @Option(help: "A name of yours that has the addresses, in the place of the cases' own.")
    var name: String?

    @Option(help: "The zone of the cases' own names.")
    var zone = "brimful.example."

    @Option(
        help: "Forms; octets are always there. Comma list; without it, all but those that are meant to be compiled.")
    var format: [String] = []

    func run() async throws {
        let recipes = try recipes()
        let formats = try formats()
        let kitchen = try kitchen(checking: recipes)
        let progress = ProgressLine()
        progress.begin("writing fixtures", total: recipes.count)
        let writing = FixtureWriting(set: FixtureSet(folder), kitchen: kitchen, formats: formats)
        do {
            let written = try await writing.write(recipes) { progress.step() }
            progress.end()
            try writing.set.writeIndex(knowing: written)
        } catch let error as FixtureError {
            throw Failure.undecided(error.description)
        }
    }

    /// A name that doesn't fit is found before anything is written.
    private func kitchen(checking recipes: [Recipe]) throws -> Kitchen {
        do {
            for recipe in recipes { _ = try recipe.name() }
            return try Kitchen(zone: zone, scenarios: Array(Set(recipes.map(\.scenario))))
        } catch {
            throw Failure.usage("\(name == nil ? "--zone" : "--name"): \(error)")
        }
    }

    private func recipes() throws -> [Recipe] {
        let scenarios = try scenario.isEmpty ? ScenarioCatalogue.withOwnOctets : Selection.scenarios(scenario)
        let counts = try Selection.counts(counts)
        let views = try views()
        return scenarios.flatMap { scenario in
            (views ?? scenario.usualViews).flatMap { view in
                counts.map {
                    Recipe(scenario: scenario, type: type, count: $0, view: view, zone: zone, ownName: name)
                }
            }
        }
    }

    private func views() throws -> [View]? {
        let names = Selection.words(view)
        for name in names where !Recipe.views.contains(where: { $0.rawValue == name }) {
            let known = Recipe.views.map(\.rawValue).joined(separator: ", ")
            throw Failure.usage("--view: a fixture has no view \"\(name)\"; there are: \(known)")
        }
        return names.isEmpty ? nil : Recipe.views.filter { names.contains($0.rawValue) }
    }

    private func formats() throws -> [any FixtureFormat] {
        let names = Selection.words(format)
        let known = FormatCatalogue.all
        for name in names where name != "octets" && !known.contains(where: { $0.name == name }) {
            throw Failure.usage(
                "--format: no form \"\(name)\"; there are: octets, \(known.map(\.name).joined(separator: ", "))")
        }
        return names.isEmpty ? FormatCatalogue.usual : known.filter { names.contains($0.name) }
    }
}
