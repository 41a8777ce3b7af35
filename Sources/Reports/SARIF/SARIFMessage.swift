/// A text (SARIF 2.1.0 §3.11, §3.12).
struct SARIFMessage: Encodable, Hashable {
    let text: String
    let markdown: String?

    /// A text of our own.
    init(_ text: String, markdown: String? = nil) {
        self.text = text
        self.markdown = markdown
    }

    /// A text that may hold anything that a subject said, safe to print: what would be a placeholder (§3.11.5) or a link
    /// (§3.11.6) stands for itself.
    init(literal text: String) {
        let escaped = text.reduce(into: "") { text, character in
            switch character {
            case "{", "}": text += "\(character)\(character)"
            case "[", "]", "\\": text += "\\\(character)"
            default: text.append(character)
            }
        }
        self.init(escaped)
    }
}
