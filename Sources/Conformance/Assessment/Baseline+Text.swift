extension Baseline.Entry {
    /// The line of a baseline's file, without what it is indented by: `- {subject: bind, scenario: clean, fails: …}`.
    ///
    /// It is one line, and harmless to print, whatever the subject calls itself.
    public var text: String {
        let members =
            [("subject", subject)] + (type == .a ? [] : [("type", type.rawValue)])
            + [("scenario", deviation.scenario), ("fails", deviation.words), ("reason", reason)]
            + (expires.map { [("expires", $0.description)] } ?? [])
        return "- {" + members.map { "\($0.0): \(YAMLText.quoted($0.1))" }.joined(separator: ", ") + "}"
    }
}

/// How a text stands in YAML.
enum YAMLText {
    /// The text itself where it can be nothing else, else a double-quoted scalar (YAML 1.2 §7.3.1) without control and format
    /// characters. An ampersand is escaped too, so that nothing looks like an anchor.
    static func quoted(_ text: String) -> String {
        if text.wholeMatch(of: /[A-Za-z0-9]([A-Za-z0-9 ._@()\/-]*[A-Za-z0-9.)])?/) != nil { return text }
        return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\\": "\\\\"
        case "\"": "\\\""
        case "\n": "\\n"
        case "\t": "\\t"
        case "&": "\\x26"
        default: isPrinted(scalar) ? String(scalar) : numbered(scalar)
        }
    }

    private static func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
        default: true
        }
    }

    private static func numbered(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        let (letter, length) = scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
        return "\\\(letter)" + String(repeating: "0", count: length - digits.count) + digits
    }
}
