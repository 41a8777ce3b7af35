import Conformance
import DNSWire
import FixtureFormats
import Foundation
import Scenarios
import Testing

@testable import Fixtures

/// What tests of fixtures need.
enum Kit {
    static let zone = "brimful.example."

    static func recipe(_ scenario: String, _ count: Int = 40, view: View = .udp512) throws -> Recipe {
        Recipe(
            scenario: try #require(ScenarioCatalogue.scenario(named: scenario)), type: .a, count: count, view: view,
            zone: zone)
    }

    static func kitchen() throws -> Kitchen { try Kitchen(zone: zone, scenarios: ScenarioCatalogue.all) }

    /// Runs `body` with a folder in which these fixtures have been written.
    static func writing<Result>(
        _ recipes: [Recipe], formats: [any FixtureFormat] = FormatCatalogue.usual,
        _ body: (FixtureSet) async throws -> Result
    ) async throws -> Result {
        let path = "\(FileManager.default.temporaryDirectory.path)/fixtures-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let set = FixtureSet(path)
        let written = try await FixtureWriting(set: set, kitchen: try kitchen(), formats: formats).write(recipes) {}
        try set.writeIndex(knowing: written)
        return try await body(set)
    }

    static func findings(_ set: FixtureSet) throws -> [String] {
        let verifier = FixtureVerifier()
        return try set.folders().flatMap(verifier.findings) + set.indexFindings()
    }

    static func contents(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

    static func write(_ contents: Data, _ path: String) throws { try contents.write(to: URL(fileURLWithPath: path)) }
}
