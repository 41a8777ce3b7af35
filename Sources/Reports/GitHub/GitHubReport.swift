public import Conformance

/// Workflow commands, which GitHub shows as annotations; nothing else is in it.
public struct GitHubReport: Reporter {
    public static let format = ReportFormat.github

    private let baselinePath: String

    /// - Parameter baselinePath: where the baseline is, from the repository's top: there its lines are pointed at.
    public init(baselinePath: String = ReportFormat.usualBaselinePath) {
        self.baselinePath = baselinePath
    }

    public func render(_ assessment: Assessment) -> String {
        let file = plain(baselinePath, limit: 300)
        let errors = DeviationCommands(assessment, baseline: file).all + BaselineCommands(assessment, file: file).errors
        let warnings = DoubtCommands(assessment).all + BaselineCommands(assessment, file: file).warnings
        return [errors, warnings, [Self.safeCount(assessment.audit)]].flatMap(WorkflowCommand.capped)
            .map { $0.text + "\n" }.joined()
    }

    private static func safeCount(_ audit: Audit) -> WorkflowCommand {
        let summary = Summary(audit: audit)
        let number = audit.safeCount.map { "\($0.count)" } ?? "unknown"
        let words = summary.safeCount.replacing("  ", with: " ")
        return WorkflowCommand(
            kind: .notice, title: "safe count: \(number)", message: "\(words). \(summary.headline).")
    }
}
