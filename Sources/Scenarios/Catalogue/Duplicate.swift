import Conformance

extension Scenario {
    static let duplicate = Scenario(
        name: "duplicate",
        title: "Every record twice",
        wire: "The same answer with every record in it twice. Truncation and TCP as in clean.",
        requirement: "Return every address, once or twice.",
        faults: [.duplicate],
        expectation: .complete,
        rule: .duplicatesSayNothing,
        victims: [])
}
