internal import Conformance

/// What is wrong with a fixture, in one line.
public struct FixtureError: Error, CustomStringConvertible, Sendable, Hashable {
    public let description: String

    public init(_ description: String) {
        self.description = description.printable(400)
    }
}
