import Conformance

extension BaselineChange {
    /// What to do to the file and with which line, in one line that is safe to print.
    var words: String { "\(advice): \(line)" }

    /// What to do to the file.
    var advice: String {
        switch self {
        case .add: "add a line"
        case .drop(let entry): "\(entry.place): drop it, what it accepts is as it should be now"
        case .replace(let entry, by: _): "\(entry.place): replace it"
        case .expired(let entry): "\(entry.place): it expired on \(entry.expires?.description ?? "a day before today")"
        }
    }

    /// The line as it is to be, or, of one to drop, as it is.
    var line: String {
        switch self {
        case .add(let entry), .drop(let entry), .replace(_, by: let entry), .expired(let entry): entry.flow
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

    /// Such as `bind, clean, servfail from 101`; safe to print.
    var name: String {
        let type = type == .a ? "" : " \(type.rawValue)"
        return "\(plain(subject, limit: 200)), \(plain(deviation.scenario, limit: 100))\(type), \(deviation.words)"
    }

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
