internal import Conformance
internal import FixtureFormats
internal import Fixtures
internal import Foundation
internal import Glibc
internal import Runner

/// The folder that a smallest failure is written into.
struct MinimumFolder {
    private let path: String

    /// - Throws: `Failure` before anything is asked, when there is something already.
    init(_ path: String) throws {
        self.path = path
        let names = try? FileManager.default.contentsOfDirectory(atPath: path)
        var status = stat()
        guard lstat(path, &status) != 0 || names?.isEmpty == true else {
            throw Failure.usage("--output \(path): is there already; name a folder that is new or empty")
        }
    }

    /// Where the scenario is written, when there is no name for it.
    func scenarioPath(of minimum: Minimum) -> String { "\(path)/scenario.yml" }

    /// Writes the case with its octets, the scenario where it is nobody's, and all that was found.
    func write(_ minimum: Minimum, _ showing: Showing) throws {
        try attempt { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
        try writeFixture(minimum, to: path)
        try write(try MinimumDocument(minimum, showing).json() + "\n", to: "minimum.json")
        if let text = showing.scenarioText { try write(text, to: "scenario.yml") }
    }

    private func writeFixture(_ minimum: Minimum, to folder: String) throws {
        let recipe = Recipe(minimum)
        do {
            let kitchen = try Kitchen(zone: recipe.zone, scenarios: [recipe.scenario])
            let files = try FixtureFiles(
                try kitchen.fixture(recipe), recipe: recipe, formats: FormatCatalogue.usual)
            try FixtureSet(folder).folder(of: recipe.id).write(files)
        } catch {
            throw Failure.undecided("--output \(path): \(error)")
        }
    }

    private func write(_ text: String, to name: String) throws {
        try attempt { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"), options: .atomic) }
    }

    private func attempt(_ body: () throws -> Void) throws {
        do { try body() } catch {
            throw Failure.undecided("--output \(path): can't be written: \(error.localizedDescription)")
        }
    }
}

extension Recipe {
    /// A smallest failure's messages, in a scenario of a name of its own: what is left of the original is another one.
    fileprivate init(_ minimum: Minimum) {
        let played = minimum.played
        let testCase = minimum.testCase
        let scenario = Scenario(
            name: "minimum", title: played.title, wire: played.wire, requirement: played.requirement,
            faults: played.faults, expectation: played.expectation, rule: played.rule, victims: [])
        // A stub resolver asks in its own way: by the size that it offered.
        let offered = View.allCases.first {
            $0.udpPayloadSize != nil && $0.udpPayloadSize == minimum.result.observation.firstEDNSSize
        }
        self.init(
            scenario: scenario, type: testCase.type, count: testCase.count,
            view: Recipe.views.contains(testCase.view) ? testCase.view : offered ?? .udp512, zone: "brimful.example.",
            ownName: minimum.name)
    }
}
