import Foundation

/// The files beside the sources that tests hold equal to the catalogue.
enum Repository {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let readme = root.appendingPathComponent("README.md")
    static let example = root.appendingPathComponent("Fixtures/scenario.example.yml")
    static let schema = root.appendingPathComponent("Fixtures/scenarios.schema.json")
}
