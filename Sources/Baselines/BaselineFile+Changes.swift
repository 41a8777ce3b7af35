public import Conformance

extension BaselineFile {
    /// The text with changes made to it: the lines that stay, and comments, are as they were written. What has expired stays,
    /// too: only a person can say for how long it is to be accepted again.
    ///
    /// A file in which a deviation takes no line of its own is written anew, without its comments.
    public func text(after changes: [BaselineChange], recorded audit: Audit) -> String {
        let wanted = baseline.entries(after: changes)
        let edited = LineEditing(text: text, entries: baseline.entries)?.text(after: changes, recorded: audit)
        if let edited, let again = try? BaselineFile(text: edited), again.baseline.says(wanted) { return edited }
        return BaselineText(Baseline(entries: wanted), of: audit).text
    }
}

extension Baseline {
    /// What is accepted when the changes are made.
    fileprivate func entries(after changes: [BaselineChange]) -> [Entry] {
        var kept = entries
        for change in changes {
            switch change {
            case .add(let entry): kept.append(entry)
            case .drop(let entry): kept.removeAll { $0 == entry }
            case .replace(let entry, by: let now): kept = kept.map { $0 == entry ? now : $0 }
            case .expired: break
            }
        }
        return kept
    }

    /// Whether it says the same, in whatever order and lines.
    fileprivate func says(_ others: [Entry]) -> Bool {
        entries.count == others.count && Set(entries.map(\.text)) == Set(others.map(\.text))
    }
}
