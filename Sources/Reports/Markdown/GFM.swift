/// GitHub Flavored Markdown, written so that no text of a subject's is markup, a link, or a mention of anybody.
///
/// Backslashes don't do: GitHub and GitLab look for mentions, references and addresses in what is left when they are gone.
enum GFM {
    /// The text as text: in a sentence or in a cell of a table, and never at the beginning of a line.
    static func text(_ text: String, limit: Int = 600) -> String {
        let characters = Array(plain(text, limit: limit))
        return characters.indices.map { position in
            let isBroken = breaksReference(characters, before: position)
            return (isBroken ? gap : "") + (entities[characters[position]] ?? String(characters[position]))
        }.joined()
    }

    /// The text in a fixed width, in which nothing is a reference either.
    static func code(_ text: String, limit: Int = 80) -> String {
        let safe = plain(text, limit: limit)
        let isSimple = safe.allSatisfy { !"`|\\".contains($0) } && safe.first != " " && safe.last != " "
        return isSimple && !safe.isEmpty ? "`\(safe)`" : "<code>\(self.text(safe, limit: .max))</code>"
    }

    /// A row of a table, of cells that are Markdown already.
    static func row(_ cells: [String]) -> String {
        "| " + cells.joined(separator: " | ") + " |"
    }

    /// The two lines that begin a table.
    static func heading(_ cells: [String]) -> [String] {
        [row(cells), row(cells.map { _ in "---" })]
    }

    // MARK: Characters

    /// Takes no room, and parts what would be read as one.
    private static let gap = "&#8203;"

    /// What begins markup, or ends a cell.
    private static let entities: [Character: String] = [
        "&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "\\": "&#92;", "`": "&#96;", "*": "&#42;",
        "_": "&#95;", "[": "&#91;", "]": "&#93;", "~": "&#126;", "$": "&#36;",
    ]

    /// What begins a mention, a reference, or the name of a picture, where something follows it; and the colon of `https://`.
    private static let sigils: Set<Character> = ["@", "#", "!", "%", "&", "~", "$", ":"]

    /// Whether something would be read into what stands before and behind this position: `@name`, `#1`, `GH-1`, `www.`.
    private static func breaksReference(_ characters: [Character], before position: Int) -> Bool {
        guard position > 0 else { return false }
        if sigils.contains(characters[position - 1]) { return characters[position] != " " }
        let head = String(characters[max(0, position - 3)..<position]).lowercased()
        switch characters[position] {
        case ".": return head == "www"
        case "-": return head.hasSuffix("gh")
        default: return false
        }
    }
}
