public import Conformance

/// For test harnesses: TAP version 14, a subtest for each subject, a point for each case.
public struct TAPReport: Reporter {
    public static let format = ReportFormat.tap

    public init() {}

    public func render(_ assessment: Assessment) throws -> String {
        let points = PipelineSuite.all(of: assessment).map(TAPPoint.init)
        let summary = Summary(audit: assessment.audit)
        let lines = try ["TAP version 14"] + TAPPoint.lines(points)
        let comments = ["# \(summary.headline)", "# safe count: \(summary.safeCount)"]
        return (lines.prefix(2) + comments + lines.dropFirst(2)).joined(separator: "\n") + "\n"
    }
}
