public import Yams

/// What is wrong in a file that somebody wrote, and where.
public struct YAMLMistake: Error, Sendable, Hashable {
    /// From 1; nil where it is about the whole file.
    public let line: Int?
    public let text: String

    public init(line: Int?, _ text: String) {
        self.line = line
        self.text = text
    }

    /// One line: the file, the place and the mistake.
    public func words(path: String) -> String {
        line.map { "\(path): line \($0): \(text)" } ?? "\(path): \(text)"
    }
}

extension YAMLMistake {
    /// What the YAML parser says.
    public init(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self.init(line: mark.line, "is no YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            self.init(
                line: context.mark.line, "\(duplicates.joined(separator: ", ")): is there twice; leave one")
        case .reader(let problem, _, _, _): self.init(line: nil, "is no YAML: \(problem)")
        default: self.init(line: nil, "is no YAML")
        }
    }
}
