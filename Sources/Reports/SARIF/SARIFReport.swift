public import Conformance

/// For code scanning: SARIF 2.1.0, a rule for each flag.
///
/// The text is ASCII, as that of `JSONReport`.
public struct SARIFReport: Reporter {
    public static let format = ReportFormat.sarif

    private let baselinePath: String

    /// - Parameter baselinePath: the file that a person edits to accept a result, from the root of the repository; code
    ///   scanning shows results beside lines of files, and has no other.
    public init(baselinePath: String = ReportFormat.usualBaselinePath) {
        self.baselinePath = baselinePath
    }

    public func render(_ assessment: Assessment) throws -> String {
        try JSONReport.text(SARIFLog(assessment, baselinePath: baselinePath))
    }
}
