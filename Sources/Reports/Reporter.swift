public import Conformance

/// Makes a text of an audit. A reporter renders and nothing else: it doesn't classify, and it doesn't ask.
public protocol Reporter: Sendable {
    static var format: ReportFormat { get }

    /// The whole report, ending in a newline.
    ///
    /// - Throws: what the encoder throws; text that came from a subject is never a reason.
    func render(_ audit: Audit) throws -> String
}

/// The forms that a report comes in, as `--format` names them.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
    /// For reading in a terminal.
    case table
    /// For other programs; its schema is `Fixtures/report.schema.json`.
    case json
    /// A picture.
    case svg

    /// The reporter of this form; `style` counts for `table` alone.
    public func reporter(style: TerminalStyle) -> any Reporter {
        switch self {
        case .table: TerminalReport(width: style.width, color: style.color)
        case .json: JSONReport()
        case .svg: SVGReport()
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
