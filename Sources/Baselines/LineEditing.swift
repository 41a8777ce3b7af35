import Conformance

/// Changes to a file whose deviations take a line each.
struct LineEditing {
    private var lines: [Substring]
    private let entries: [Baseline.Entry]

    /// nil where two deviations share a line, or one takes several.
    init?(text: String, entries: [Baseline.Entry]) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        self.entries = entries
        let numbers = entries.compactMap(\.line)
        guard Set(numbers).count == entries.count,
            numbers.allSatisfy({ number in lines.indices.contains(number - 1) && Self.isWhole(lines[number - 1]) })
        else { return nil }
    }

    /// A dash, and all of the deviation behind it.
    private static func isWhole(_ line: Substring) -> Bool {
        line.wholeMatch(of: /\s*-\s*\{.*\}\s*(#.*)?/) != nil
    }

    func text(after changes: [BaselineChange], recorded audit: Audit) -> String {
        var edited = lines.map { [String($0)] }
        for case .drop(let entry) in changes { edit(&edited, entry) { _ in [] } }
        for case .replace(let entry, by: let now) in changes { edit(&edited, entry) { [replaced($0, by: now)] } }
        let added = changes.compactMap { change in
            if case .add(let entry) = change { indent + entry.text } else { nil }
        }
        let place = place
        if !added.isEmpty, lines[place].hasPrefix(Self.none) { edited[place] = [Self.key] }
        edited[place] += added
        return edited.flatMap(\.self).map { noted($0, audit) }.joined(separator: "\n")
    }

    private static let key = "deviations:"
    private static let none = "deviations: []"

    private func edit(_ edited: inout [[String]], _ entry: Baseline.Entry, _ change: (Substring) -> [String]) {
        guard let line = entry.line else { return }
        edited[line - 1] = change(lines[line - 1])
    }

    private var indent: String {
        entries.first?.line.map { String(lines[$0 - 1].prefix { $0 != "-" }) } ?? BaselineText.indent
    }

    /// The position of the line after which others are put: the last that has a deviation, or that of the key.
    private var place: Int {
        entries.compactMap(\.line).max().map { $0 - 1 } ?? lines.lastIndex { $0.hasPrefix(Self.key) }
            ?? lines.count - 1
    }

    /// With the comment that stood behind it.
    private func replaced(_ line: Substring, by entry: Baseline.Entry) -> String {
        let comment = line.firstMatch(of: /\}\s*(#[^}"]*)$/)?.1
        return indent + entry.text + (comment.map { "  \($0)" } ?? "")
    }

    /// Says what it was recorded from last.
    private func noted(_ line: String, _ audit: Audit) -> String {
        line.hasPrefix(BaselineText.recordedBy) ? BaselineText.recorded(audit) : line
    }
}
