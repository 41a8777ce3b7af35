public import Conformance
public import Testing

/// A scenario's name says enough in a list of tests.
extension Scenario: CustomTestStringConvertible {
    public var testDescription: String { name }
}
