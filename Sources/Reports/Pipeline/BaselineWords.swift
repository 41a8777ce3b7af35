import Conformance

extension BaselineChange {
    /// One word.
    var kind: String {
        switch self {
        case .add: "add"
        case .drop: "drop"
        case .replace: "replace"
        case .expired: "expired"
        }
    }

    /// The line as it is to be, or, of one to drop, as it is; safe to print.
    var newText: String { entry.text }
}

extension Baseline.Entry {
    /// Such as `line 12`.
    var place: String { line.map { "line \($0)" } ?? "a line" }

    /// Such as `bind, clean, servfail from 101`; safe to print.
    var name: String {
        let type = type == .a ? "" : " \(type.rawValue)"
        return "\(plain(subject, limit: 200)), \(plain(deviation.scenario, limit: 100))\(type), \(deviation.words)"
    }
}
