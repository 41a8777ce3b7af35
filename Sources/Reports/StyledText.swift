import Conformance

/// How a piece of text stands out, where colours are on.
enum TextStyle {
    case plain, dim, bold, pass, tolerated, fail, inconclusive

    init(_ verdict: Verdict?) {
        self =
            switch verdict {
            case .pass: .pass
            case .tolerated: .tolerated
            case .fail: .fail
            case .inconclusive: .inconclusive
            case nil: .dim
            }
    }

    /// The parameters of the SGR control sequence (ECMA-48 §8.3.117).
    fileprivate var parameters: String? {
        switch self {
        case .plain: nil
        case .dim: "2"
        case .bold: "1"
        case .pass: "32"
        case .tolerated: "33"
        case .fail: "1;31"
        case .inconclusive: "35"
        }
    }
}

/// One line for a terminal. Its text is safe to print already, and colours take no width.
struct StyledLine {
    private(set) var width = 0
    private var spans: [(text: String, style: TextStyle)] = []

    init(_ text: String = "", _ style: TextStyle = .plain) {
        append(text, style)
    }

    mutating func append(_ text: String, _ style: TextStyle = .plain) {
        guard !text.isEmpty else { return }
        spans.append((text, style))
        width += text.count
    }

    /// Fills with spaces up to this column.
    mutating func pad(to column: Int) {
        append(String(repeating: " ", count: max(0, column - width)))
    }

    func rendered(color: Bool) -> String {
        spans.map { span in
            guard color, let parameters = span.style.parameters else { return span.text }
            return "\u{1B}[\(parameters)m\(span.text)\u{1B}[0m"
        }.joined()
    }
}

/// Breaks a text at its spaces into lines of at most `width` characters; a longer word is broken inside.
func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ").flatMap({ pieces(of: $0, width) }) {
        if !line.isEmpty, line.count + 1 + word.count > width {
            lines.append(line)
            line = ""
        }
        line += line.isEmpty ? word : " " + word
    }
    return lines + (line.isEmpty ? [] : [line])
}

private func pieces(of word: Substring, _ width: Int) -> [String] {
    guard word.count > width else { return [String(word)] }
    return [String(word.prefix(width))] + pieces(of: word.dropFirst(width), width)
}

/// A wrapped paragraph: the first line after `first`, the others indented as far.
func paragraph(_ text: String, first: String = "", width: Int, style: TextStyle = .plain) -> [StyledLine] {
    let indent = String(repeating: " ", count: first.count)
    return wrapped(text, to: max(1, width - first.count)).enumerated().map { number, line in
        var styled = StyledLine(number == 0 ? first : indent)
        styled.append(line, style)
        return styled
    }
}
