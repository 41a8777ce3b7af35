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

    /// The seam for the fixture's own files: a recipe of `minimum.played`, `minimum.testCase` and `minimum.name`.
    private func writeFixture(_ minimum: Minimum, to folder: String) throws {}

    private func write(_ text: String, to name: String) throws {
        try attempt { try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"), options: .atomic) }
    }

    private func attempt(_ body: () throws -> Void) throws {
        do { try body() } catch {
            throw Failure.undecided("--output \(path): can't be written: \(error.localizedDescription)")
        }
    }
}
