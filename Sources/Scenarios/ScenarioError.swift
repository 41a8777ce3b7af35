internal import Conformance

/// What a user wrote about scenarios and is wrong: one line that says what, where, and what to do.
public struct ScenarioError: Error, CustomStringConvertible, Equatable {
    public let description: String

    /// Control characters of what is quoted don't reach the terminal.
    init(_ description: String) {
        self.description = description.printable(400)
    }
}
