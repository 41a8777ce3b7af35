public import Conformance

/// Workflow commands, which GitHub shows as annotations.
public struct GitHubReport: Reporter {
    public static let format = ReportFormat.github

    public init() {}

    public func render(_ assessment: Assessment) throws -> String {
        "\n"
    }
}
