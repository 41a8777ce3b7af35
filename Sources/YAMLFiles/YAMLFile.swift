internal import Foundation
public import Yams

/// Reads what people write in YAML: bounded, UTF-8, and without what makes little text stand for gigabytes.
public enum YAMLFile {
    /// The text of a file.
    ///
    /// - Parameters:
    ///   - limit: octets; a larger file is refused.
    ///   - limitWords: the same in words, such as `64 KiB; no scenario is`.
    /// - Throws: `YAMLMistake` that says why it can't be read.
    public static func text(of path: String, limit: Int, _ limitWords: String) throws(YAMLMistake) -> String {
        guard let file = FileHandle(forReadingAtPath: path) else {
            let exists = FileManager.default.fileExists(atPath: path)
            throw YAMLMistake(line: nil, exists ? "can't be read: permission denied" : "no such file")
        }
        defer { try? file.close() }
        guard let data = try? file.read(upToCount: limit + 1) ?? Data() else {
            throw YAMLMistake(line: nil, "can't be read: is it a folder?")
        }
        guard data.count <= limit else { throw YAMLMistake(line: nil, "is larger than \(limitWords)") }
        guard let text = String(data: data, encoding: .utf8) else { throw YAMLMistake(line: nil, "is no UTF-8 text") }
        return text
    }

    /// The document of a text; nil when it is empty.
    ///
    /// - Throws: `YAMLMistake` that says what is no YAML, or is not taken.
    public static func compose(_ text: String) throws(YAMLMistake) -> Node? {
        try refuseAnchors(text)
        do { return try Yams.compose(yaml: text) } catch let error as YamlError { throw YAMLMistake(error) } catch {
            throw YAMLMistake(line: nil, "is no YAML")
        }
    }

    /// Aliases let a few lines stand for gigabytes, and without an anchor there is none. One begins a value, so nothing that
    /// could end a word stands before it.
    private static func refuseAnchors(_ text: String) throws(YAMLMistake) {
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            guard let anchor = line.firstMatch(of: /(?:^|[^A-Za-z0-9])(&[A-Za-z0-9_-]+)/) else { continue }
            throw YAMLMistake(
                line: index + 1, "\(anchor.1): anchors and aliases are not taken here; write the value itself")
        }
    }
}
