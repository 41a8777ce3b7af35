public import Conformance

/// Markdown that GitHub takes as the summary of a step.
public struct StepSummaryReport: Reporter {
    public static let format = ReportFormat.stepSummary

    public init() {}

    public func render(_ assessment: Assessment) throws -> String {
        "\n"
    }
}
