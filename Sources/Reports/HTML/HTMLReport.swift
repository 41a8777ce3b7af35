public import Conformance

/// For a browser: a heat map, and the evidence behind each cell; one file that needs no other.
public struct HTMLReport: Reporter {
    public static let format = ReportFormat.html

    private let samples: MessageSample.Source

    public init(samples: @escaping MessageSample.Source = { _ in [] }) {
        self.samples = samples
    }

    public func render(_ assessment: Assessment) throws -> String {
        "\n"
    }
}
