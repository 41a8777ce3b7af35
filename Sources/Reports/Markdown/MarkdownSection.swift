/// A piece of a page that is shown whole, or with fewer rows, or not at all.
struct MarkdownSection {
    /// What it is about, where it is said that it was left out; safe to print.
    let name: String
    var opening: [String]
    /// The lines that may be fewer where there is no room.
    var rows: [String] = []
    /// What ends the rows: a fence, where they are code.
    var closing: [String] = []
    /// What comes last.
    var ending: [String] = []

    /// The section in at most so many octets; nil where not even its beginning fits.
    func text(within limit: Int) -> String? {
        let whole = joined(rows, more: [])
        if whole.utf8.count <= limit { return whole }
        if rows.isEmpty { return nil }
        var left = limit - joined([], more: more(rows.count)).utf8.count
        let shown = rows.prefix {
            left -= $0.utf8.count + 1
            return left >= 0
        }
        return shown.isEmpty ? nil : joined(shown, more: more(rows.count - shown.count))
    }

    private func more(_ number: Int) -> [String] { ["", "… and \(number) more."] }

    private func joined(_ rows: some Sequence<String>, more: [String]) -> String {
        (opening + rows + closing + more + ending).map { $0 + "\n" }.joined()
    }
}

extension MarkdownSection {
    /// A table, with a heading above it; nil where it has no row.
    static func table(_ name: String, _ columns: [String], _ rows: [[String]], below words: String? = nil)
        -> MarkdownSection?
    {
        rows.isEmpty
            ? nil
            : MarkdownSection(
                name: name, opening: ["### \(name)", ""] + GFM.heading(columns), rows: rows.map(GFM.row),
                ending: words.map { ["", $0] } ?? [])
    }

    /// Lines to be pasted somewhere; nil where there is none.
    static func code(_ name: String, _ words: String, _ lines: [String]) -> MarkdownSection? {
        let longestRun = lines.joined(separator: "\n").split { $0 != "`" }.map(\.count).max() ?? 0
        let fence = String(repeating: "`", count: max(3, longestRun + 1))
        return lines.isEmpty
            ? nil
            : MarkdownSection(
                name: name, opening: ["### \(name)", "", words, "", fence + "yaml"], rows: lines, closing: [fence])
    }

    /// The same behind a line that opens it.
    var folded: MarkdownSection {
        MarkdownSection(
            name: name,
            opening: ["<details>", "<summary>\(name) (\(rows.count))</summary>", ""] + opening.dropFirst(2),
            rows: rows, closing: closing, ending: ending + ["", "</details>"])
    }
}
