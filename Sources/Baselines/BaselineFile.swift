public import Conformance
internal import YAMLFiles
internal import Yams

/// Accepted deviations as they stand in a file: YAML, a deviation a line.
public struct BaselineFile: Sendable {
    public let baseline: Baseline
    /// The text that it was read from.
    let text: String

    /// A larger file is none. Octets.
    private static let largestFile = 4 << 20

    /// Reads and checks a file.
    ///
    /// - Throws: `BaselineError` that names the file, the line and the mistake.
    public init(path: String) throws(BaselineError) {
        do {
            try self.init(text: try YAMLFile.text(of: path, limit: Self.largestFile, "4 MiB; no baseline is"))
        } catch {
            throw BaselineError(error.words(path: path.printable()).printable(1000))
        }
    }

    /// Reads and checks the text of a file.
    ///
    /// - Throws: `YAMLMistake` with the line.
    init(text: String) throws(YAMLMistake) {
        self.text = text
        guard let root = try YAMLFile.compose(text) else { throw YAMLMistake(line: nil, "is empty; \(Self.remedy)") }
        let entries = try Self.lines(of: root).map(EntryReader.entry)
        try Self.refuseTwins(entries)
        baseline = Baseline(entries: entries)
    }

    private static let remedy = "`brimful baseline` writes one, and \"deviations: []\" accepts nothing"

    private static func lines(of root: Node) throws(YAMLMistake) -> [Node] {
        guard let document = root.mapping else { throw YAMLMistake(line: 1, "is no baseline; \(remedy)") }
        for (key, _) in document where key.string != "deviations" {
            throw YAMLMistake.unknown(key, among: ["deviations"])
        }
        guard let list = document["deviations"] else { throw YAMLMistake(line: 1, "deviations: is missing; \(remedy)") }
        if let scalar = list.scalar, ["", "~", "null"].contains(scalar.string) { return [] }
        guard let lines = list.sequence else {
            throw YAMLMistake(
                line: list.mark?.line, "deviations: write a list, a line that begins with a dash for each")
        }
        return Array(lines)
    }

    private static func refuseTwins(_ entries: [Baseline.Entry]) throws(YAMLMistake) {
        struct Place: Hashable {
            let subject: String
            let type: RecordType
            let deviation: Deviation
        }
        var seen: [Place: Int] = [:]
        for entry in entries {
            let place = Place(subject: entry.subject, type: entry.type, deviation: entry.deviation)
            if let first = seen[place] {
                throw YAMLMistake(line: entry.line, "says the same as line \(first); leave one")
            }
            seen[place] = entry.line ?? 0
        }
    }
}

extension YAMLMistake {
    /// A key that means nothing.
    static func unknown(_ key: Node, among known: [String]) -> YAMLMistake {
        guard let name = key.string else { return YAMLMistake(line: key.mark?.line, "a key is no word") }
        let nearest = NearestNames.of(name, among: known).first.map { "; did you mean \($0)?" } ?? ""
        return YAMLMistake(line: key.mark?.line, "\(name.printable(60)): no such key\(nearest)")
    }
}
