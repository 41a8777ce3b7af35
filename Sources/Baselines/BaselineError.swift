/// What is wrong with a baseline's file: one line that says where, what, and what to do.
public struct BaselineError: Error, Sendable, Hashable, CustomStringConvertible {
    public let description: String

    public init(_ description: String) {
        self.description = description
    }
}
