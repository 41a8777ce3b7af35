internal import Conformance

/// What can't be asked, or can't be found, in one line.
public struct FieldError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String
    let cause: Cause

    enum Cause: Sendable {
        case unknown
        /// The name's own delegation leads nowhere, for whoever follows it.
        case delegation
        /// Who answers as the root is none of its servers.
        case interception
    }

    public init(_ description: String) { self.init(description, cause: .unknown) }

    init(_ description: String, cause: Cause) {
        self.description = description
        self.cause = cause
    }

    /// The same, and in the course of what.
    func met(by course: String) -> FieldError { FieldError("\(course): \(description)", cause: cause) }

    private static let longestQuotation = 80

    /// A user's or a server's own words, bounded.
    static func quoted(_ text: String) -> String {
        "\"\(text.printable(longestQuotation))\""
    }
}
