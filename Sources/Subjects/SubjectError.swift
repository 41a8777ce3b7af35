/// What is wrong with a subject: one line that says what, where, and what to do.
public struct SubjectError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
