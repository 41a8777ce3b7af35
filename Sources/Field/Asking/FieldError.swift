internal import Conformance

/// What can't be asked, or can't be found, in one line.
public struct FieldError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }

    private static let longestQuotation = 80

    /// A user's or a server's own words, bounded.
    static func quoted(_ text: String) -> String {
        "\"\(text.printable(longestQuotation))\""
    }
}
