/// A line that GitHub's runner takes for a command: here always an annotation.
///
/// What stands in it was made safe by `plain`, and is escaped as the runner's own toolkit does it, so that no text of a
/// subject's ends it and begins another.
struct WorkflowCommand {
    let kind: Kind
    let title: String
    let message: String
    /// The file, from the repository's top, and its line, counted from 1.
    var file: String?
    var line: Int?

    enum Kind: String {
        case error, warning, notice
    }

    /// The line, without its end.
    var text: String {
        let properties = [
            ("title", title), file.map { ("file", $0) }, file == nil ? nil : line.map { ("line", "\($0)") },
        ].compactMap { $0 }.map { "\($0)=\(Self.property($1))" }
        return "::\(kind.rawValue) \(properties.joined(separator: ","))::\(Self.data(message))"
    }

    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    private static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}

extension WorkflowCommand {
    /// How many of a kind GitHub shows for one step.
    private static let most = 10

    /// The first ones, and, where there are more than are shown, one that says how many.
    static func capped(_ commands: [WorkflowCommand]) -> [WorkflowCommand] {
        guard commands.count > most, let kind = commands.first?.kind else { return commands }
        let shown = commands.prefix(most - 1)
        let rest = "GitHub shows \(most) of a kind; the step's summary and the other reports have all."
        return shown + [
            WorkflowCommand(kind: kind, title: "and \(commands.count - shown.count) more", message: rest)
        ]
    }
}
