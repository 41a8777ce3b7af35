import Conformance

extension BaselineChange {
    /// What to do to the file, in one line that is safe to print.
    var words: String {
        switch self {
        case .add(let entry): "add a line: \(entry.flow)"
        case .drop(let entry): "\(entry.place): drop it, what it accepts is as it should be now: \(entry.flow)"
        case .replace(let entry, let new): "\(entry.place): replace it by: \(new.flow)"
        case .expired(let entry):
            "\(entry.place): it expired on \(entry.expires?.description ?? "a day before today"): \(entry.flow)"
        }
    }

    /// One word.
    var kind: String {
        switch self {
        case .add: "add"
        case .drop: "drop"
        case .replace: "replace"
        case .expired: "expired"
        }
    }
}

extension Baseline.Entry {
    /// Such as `line 12`.
    var place: String { line.map { "line \($0)" } ?? "a line" }

    /// The entry as a line of the file: a YAML flow mapping in a block sequence (YAML 1.2 §7.4.2).
    var flow: String {
        let members = [
            ("subject", subject), ("type", type == .a ? "" : type.rawValue), ("scenario", deviation.scenario),
            ("fails", deviation.words), ("reason", reason), ("expires", expires?.description ?? ""),
        ]
        return "- {" + members.filter { !$0.1.isEmpty }.map { "\($0): \(Self.scalar($1))" }.joined(separator: ", ")
            + "}"
    }

    /// Plain where that is surely read as the same text, else in double quotes.
    private static func scalar(_ text: String) -> String {
        let safe = plain(text)
        if safe.wholeMatch(of: /[A-Za-z][A-Za-z0-9_@. -]*/) != nil || Day(safe) != nil { return safe }
        return "\"" + safe.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
