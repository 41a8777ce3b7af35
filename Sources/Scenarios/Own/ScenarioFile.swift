public import Conformance
internal import YAMLFiles
internal import Yams

/// A user's own scenario, written in YAML; `Fixtures/scenario.example.yml` explains every word.
public enum ScenarioFile {
    /// A larger file is no scenario. Octets.
    private static let largestFile = 64 << 10

    /// Reads and checks a file.
    ///
    /// - Throws: `ScenarioError` that names the file, the line and the mistake.
    public static func read(_ path: String) throws(ScenarioError) -> Scenario {
        let text: String
        do { text = try YAMLFile.text(of: path, limit: largestFile, "64 KiB; no scenario is") } catch {
            throw ScenarioError(error.words(path: path))
        }
        return try scenario(in: text, from: path)
    }

    /// Reads and checks the text of a file.
    ///
    /// - Throws: `ScenarioError` that names the file, the line and the mistake.
    public static func scenario(in text: String, from path: String) throws(ScenarioError) -> Scenario {
        do { return try scenario(in: text) } catch { throw ScenarioError(error.words(path: path)) }
    }

    private static func scenario(in text: String) throws(YAMLMistake) -> Scenario {
        guard let root = try YAMLFile.compose(text) else {
            throw YAMLMistake(line: nil, "is empty; write at least name, expectation and faults")
        }
        do {
            try Shape.check(root)
            return try YAMLDecoder().decode(ScenarioDocument.self, from: root).scenario()
        } catch let error as DecodingError {
            throw located(Mistake(error), in: root)
        } catch let mistake as Mistake {
            throw located(mistake, in: root)
        } catch {
            throw YAMLMistake(line: nil, "is no YAML")
        }
    }

    private static func located(_ mistake: Mistake, in root: Node) -> YAMLMistake {
        YAMLMistake(line: root.line(of: mistake.path), mistake.text)
    }
}
