public import Conformance

/// Makes a text of an assessed audit. A reporter renders and nothing else: it doesn't classify, and it doesn't ask.
public protocol Reporter: Sendable {
    static var format: ReportFormat { get }

    /// The whole report, ending in a newline.
    ///
    /// - Throws: what the encoder throws; text that came from a subject is never a reason.
    func render(_ assessment: Assessment) throws -> String
}

extension Reporter {
    /// The report of an audit of which nothing is accepted.
    public func render(_ audit: Audit) throws -> String { try render(Assessment(audit)) }
}

/// The forms that a report comes in, as `--format` names them.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
    /// For reading in a terminal.
    case table
    /// For other programs; its schema is `Fixtures/report.schema.json`.
    case json
    /// A picture.
    case svg
    /// For a browser: a heat map, and the evidence behind each cell; one file.
    case html
    /// For CI systems that show tests.
    case junit
    /// For code scanning (SARIF 2.1.0).
    case sarif
    /// For test harnesses (TAP version 14).
    case tap
    /// For a comment or a page.
    case markdown
    /// Workflow commands, which GitHub shows as annotations.
    case github
    /// Markdown that GitHub takes as the summary of a step: at most 1 MiB.
    case stepSummary = "step-summary"

    /// Where a baseline is to be put where none was named.
    public static let usualBaselinePath = "brimful-baseline.yml"

    /// The form that a file's name asks for by its end; nil for none of ours.
    public init?(fileName: String) {
        guard let end = fileName.split(separator: "/").last?.split(separator: ".").dropFirst().last else { return nil }
        switch end.lowercased() {
        case "xml": self = .junit
        case "md": self = .markdown
        case "txt": self = .table
        case "htm": self = .html
        case let end:
            guard let format = ReportFormat(rawValue: end), ![.github, .stepSummary].contains(format) else {
                return nil
            }
            self = format
        }
    }

    /// The reporter of this form.
    ///
    /// - Parameters:
    ///   - style: for `table` alone.
    ///   - baselinePath: the file that a person edits to accept a deviation, from the repository's top.
    ///   - samples: the messages that `html` shows in octets.
    public func reporter(
        style: TerminalStyle, baselinePath: String = ReportFormat.usualBaselinePath,
        samples: @escaping MessageSample.Source = { _ in [] }
    ) -> any Reporter {
        switch self {
        case .table: TerminalReport(width: style.width, color: style.color)
        case .json: JSONReport()
        case .svg: SVGReport()
        case .html: HTMLReport(samples: samples)
        case .junit: JUnitReport()
        case .sarif: SARIFReport(baselinePath: baselinePath)
        case .tap: TAPReport()
        case .markdown: MarkdownReport(baselinePath: baselinePath)
        case .github: GitHubReport(baselinePath: baselinePath)
        case .stepSummary: StepSummaryReport(baselinePath: baselinePath)
        }
    }
}

/// What the terminal can do.
public struct TerminalStyle: Sendable, Hashable {
    /// In columns.
    public let width: Int
    /// Whether ANSI colours are wanted.
    public let color: Bool

    public init(width: Int = 100, color: Bool) {
        self.width = width
        self.color = color
    }
}
