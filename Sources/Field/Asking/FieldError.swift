internal import Conformance

/// What can't be asked, or can't be found, in one line.
public struct FieldError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String
    /// Whether it is the name's own delegation that leads nowhere, for whoever follows it.
    let isOfDelegation: Bool

    public init(_ description: String) { self.init(description, isOfDelegation: false) }

    init(_ description: String, isOfDelegation: Bool) {
        self.description = description
        self.isOfDelegation = isOfDelegation
    }

    private static let longestQuotation = 80

    /// A user's or a server's own words, bounded.
    static func quoted(_ text: String) -> String {
        "\"\(text.printable(longestQuotation))\""
    }
}
