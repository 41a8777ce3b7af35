import Conformance

extension BaselineChange {
    /// What to do to the file and with which line, in one line that is safe to print.
    var words: String { plain(advice, limit: 1200) }

    /// The line that it is about; of one to add, the new one.
    var old: Baseline.Entry {
        switch self {
        case .add(let entry), .drop(let entry), .replace(let entry, by: _), .expired(let entry): entry
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
    /// Such as `bind, clean, servfail from 101`; safe to print.
    var name: String {
        let type = type == .a ? "" : " \(type.rawValue)"
        return "\(plain(subject, limit: 200)), \(plain(deviation.scenario, limit: 100))\(type), \(deviation.words)"
    }
}
