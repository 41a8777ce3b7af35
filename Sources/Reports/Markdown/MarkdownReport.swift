public import Conformance

/// For a comment or a page.
public struct MarkdownReport: Reporter {
    public static let format = ReportFormat.markdown

    public init() {}

    public func render(_ assessment: Assessment) throws -> String {
        "\n"
    }
}
