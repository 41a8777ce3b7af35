public import Conformance
internal import Foundation
internal import Yams

/// A user's own scenario, written in YAML; `Fixtures/scenario.example.yml` explains every word.
public enum ScenarioFile {
    /// A larger file is no scenario. Octets.
    private static let largestFile = 64 << 10

    /// Reads and checks a file.
    ///
    /// - Throws: `ScenarioError` that names the file, the line and the mistake.
    public static func read(_ path: String) throws(ScenarioError) -> Scenario {
        try scenario(in: try text(of: path), from: path)
    }

    /// Reads and checks the text of a file.
    ///
    /// - Throws: `ScenarioError` that names the file, the line and the mistake.
    public static func scenario(in text: String, from path: String) throws(ScenarioError) -> Scenario {
        do {
            let root = try compose(text)
            do {
                try Shape.check(root)
                return try YAMLDecoder().decode(ScenarioDocument.self, from: root).scenario()
            } catch let error as DecodingError {
                throw located(Mistake(error), in: root)
            } catch let mistake as Mistake {
                throw located(mistake, in: root)
            }
        } catch {
            throw ScenarioError(explain(error, in: path))
        }
    }

    // MARK: Text

    private static func text(of path: String) throws(ScenarioError) -> String {
        guard let file = FileHandle(forReadingAtPath: path) else {
            let exists = FileManager.default.fileExists(atPath: path)
            throw ScenarioError("\(path): \(exists ? "can't be read: permission denied" : "no such file")")
        }
        defer { try? file.close() }
        guard let data = try? file.read(upToCount: largestFile + 1) ?? Data() else {
            throw ScenarioError("\(path): can't be read: is it a folder?")
        }
        guard data.count <= largestFile else { throw ScenarioError("\(path): is larger than 64 KiB; no scenario is") }
        guard let text = String(data: data, encoding: .utf8) else { throw ScenarioError("\(path): is no UTF-8 text") }
        return text
    }

    // MARK: YAML

    private static func compose(_ text: String) throws -> Node {
        try refuseAnchors(text)
        guard let root = try Yams.compose(yaml: text) else {
            throw Located(line: nil, text: "is empty; write at least name, expectation and faults")
        }
        return root
    }

    /// Aliases let a few lines stand for gigabytes, and without an anchor there is none. One begins a value, so nothing that
    /// could end a word stands before it.
    private static func refuseAnchors(_ text: String) throws {
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard let anchor = line.firstMatch(of: /(?:^|[^A-Za-z0-9])(&[A-Za-z0-9_-]+)/) else { continue }
            throw Located(
                line: index + 1, text: "\(anchor.1): anchors and aliases are not taken here; write the value itself")
        }
    }

    // MARK: Mistakes

    /// A mistake whose line is known.
    private struct Located: Error {
        let line: Int?
        let text: String
    }

    private static func located(_ mistake: Mistake, in root: Node) -> Located {
        Located(line: root.line(of: mistake.path), text: mistake.text)
    }

    private static func explain(_ error: any Error, in path: String) -> String {
        let (line, text): (Int?, String) =
            switch error {
            case let located as Located: (located.line, located.text)
            case let error as YamlError: error.problem
            default: (nil, "is no YAML")
            }
        return line.map { "\(path): line \($0): \(text)" } ?? "\(path): \(text)"
    }
}
