public import Conformance

/// For a comment or a page.
public struct MarkdownReport: Reporter {
    public static let format = ReportFormat.markdown

    /// Octets; GitHub takes comments of 65,536 characters.
    private static let mostOctets = 65_536

    private let baselinePath: String

    /// - Parameter baselinePath: where the baseline is, as the reader knows it.
    public init(baselinePath: String = ReportFormat.usualBaselinePath) {
        self.baselinePath = baselinePath
    }

    public func render(_ assessment: Assessment) -> String {
        MarkdownPage(assessment, baselinePath: baselinePath).text(within: Self.mostOctets)
    }
}
