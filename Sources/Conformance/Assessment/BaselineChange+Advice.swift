extension BaselineChange {
    /// What to do about it, in one line that is harmless to print: `brimful-baseline.yml: add a line: - {subject: bind, …}`.
    ///
    /// - Parameter path: the baseline's file.
    public func advice(path: String) -> String {
        "\(path.printable()): \(advice)"
    }

    /// The same without the file's name.
    public var advice: String { words.bounded }

    private var words: String {
        switch self {
        case .add(let entry): "add a line: \(entry.text)"
        case .drop(let entry): "drop \(entry.place): \(entry.text) (is as it should be now)"
        case .replace(let entry, by: let now):
            "\(entry.place): replace by \(now.text) (it was: \(entry.deviation.words))"
        case .expired(let entry):
            "\(entry.place) expired on \(entry.expires?.description ?? "?"), and is still so: mend it, or give it a later date: "
                + entry.text
        }
    }
}

extension Baseline.Entry {
    fileprivate var place: String { line.map { "line \($0)" } ?? "the line" }
}

extension String {
    /// A subject's version or a reason may be of any length.
    fileprivate var bounded: String {
        let most = 1000
        return unicodeScalars.count <= most
            ? self : String(String.UnicodeScalarView(unicodeScalars.prefix(most - 1))) + "…"
    }
}
