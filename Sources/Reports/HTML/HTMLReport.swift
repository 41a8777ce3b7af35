public import Conformance

/// For a browser: a heat map, and the evidence behind each cell; one file that needs no other.
public struct HTMLReport: Reporter {
    public static let format = ReportFormat.html

    private let samples: MessageSample.Source

    public init(samples: @escaping MessageSample.Source = { _ in [] }) {
        self.samples = samples
    }

    public func render(_ assessment: Assessment) throws -> String {
        let page = Page(
            summary: PageSummary(assessment),
            data: try EmbeddedJSON.text(PageDocument(assessment, samples: try samples(assessment.audit))),
            footer: Summary(audit: assessment.audit).tool)
        return try PageAssets.rendered(page)
    }

    /// What the template shows.
    private struct Page {
        let policy = PagePolicy.text
        let style = PageAssets.style
        let script = PageAssets.script
        let summary: PageSummary
        let data: String
        let footer: String
    }
}
