/// A piece of an SVG 1.1 document; texts and attribute values are escaped here and nowhere else.
struct SVGElement {
    private let name: String
    private let attributes: [(String, String)]
    private let content: Content

    private enum Content {
        case text(String)
        case children([SVGElement])
    }

    init(_ name: String, _ attributes: [(String, String)] = [], text: String) {
        self.name = name
        self.attributes = attributes
        content = .text(text)
    }

    init(_ name: String, _ attributes: [(String, String)] = [], _ children: [SVGElement] = []) {
        self.name = name
        self.attributes = attributes
        content = .children(children)
    }

    /// The element on lines of its own.
    func rendered(indent: String = "") -> String {
        var text = ""
        write(to: &text, indent: indent)
        return text
    }

    private func write(to output: inout String, indent: String) {
        output += indent + "<" + name
        for (key, value) in attributes { output += " \(key)=\"\(Self.escaped(value))\"" }
        switch content {
        case .text(let text): output += ">\(Self.escaped(text))</\(name)>\n"
        case .children(let children) where children.isEmpty: output += "/>\n"
        case .children(let children):
            output += ">\n"
            for child in children { child.write(to: &output, indent: indent + " ") }
            output += indent + "</\(name)>\n"
        }
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.append(character)
            }
        }
    }
}

extension SVGElement {
    /// A text whose class gives it its font and colour; `x` is its left edge, middle or right edge, as the class has it.
    static func text(_ text: String, x: Int, y: Int, class name: String) -> SVGElement {
        SVGElement("text", [("x", "\(x)"), ("y", "\(y)"), ("class", name)], text: text)
    }

    static func box(x: Int, y: Int, width: Int, height: Int, class name: String) -> SVGElement {
        SVGElement(
            "rect",
            [
                ("x", "\(x)"), ("y", "\(y)"), ("width", "\(width)"), ("height", "\(height)"), ("rx", "3"),
                ("class", name),
            ])
    }
}
