/// What is to be done, in words that are harmless to print.
extension BaselineChange {
    /// What to do about it, in one line: `brimful-baseline.yml: add a line: - {subject: bind, …}`.
    ///
    /// - Parameter path: the baseline's file.
    public func advice(path: String) -> String { "\(path.printable()): \(advice)" }

    /// The same without the file's name.
    public var advice: String { "\(instruction): \(text)" }

    /// What to do, without the line: `add a line`.
    public var instruction: String {
        switch self {
        case .add: "add a line"
        case .drop(let entry): "drop \(entry.place), which is as it should be now"
        case .replace(let entry, by: _): "replace \(entry.place), \"\(entry.deviation.words)\", by"
        case .expired(let entry):
            "\(entry.place) expired on \(entry.expires?.description ?? "a day before today"), and is still so; "
                + "mend it, or give it a later date"
        }
    }

    /// The line as it is to stand in the file, or, where it is to be dropped, as it does. A subject's version and a reason may
    /// be of any length: then it ends in `…`, and is for reading only.
    public var text: String {
        let most = 1000
        let scalars = entry.text.unicodeScalars
        return scalars.count <= most ? entry.text : String(String.UnicodeScalarView(scalars.prefix(most - 1))) + "…"
    }
}

extension Baseline.Entry {
    /// Such as `line 12`.
    public var place: String { line.map { "line \($0)" } ?? "a line" }
}
