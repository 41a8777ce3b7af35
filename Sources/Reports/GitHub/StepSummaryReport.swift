public import Conformance

/// Markdown that GitHub takes as the summary of a step.
public struct StepSummaryReport: Reporter {
    public static let format = ReportFormat.stepSummary

    /// Octets: 1 MiB, above which GitHub shows nothing of it.
    private static let mostOctets = 1 << 20

    private let baselinePath: String

    /// - Parameter baselinePath: where the baseline is, as the reader knows it.
    public init(baselinePath: String = ReportFormat.usualBaselinePath) {
        self.baselinePath = baselinePath
    }

    public func render(_ assessment: Assessment) -> String {
        MarkdownPage(assessment, baselinePath: baselinePath).text(within: Self.mostOctets)
    }
}
