public import Conformance

/// A picture: who survives how many addresses. It needs no script, no font and no other file.
public struct SVGReport: Reporter {
    public static let format = ReportFormat.svg

    public init() {}

    public func render(_ assessment: Assessment) -> String {
        let audit = assessment.audit
        return SVGPage(audit).rendered()
    }
}
