import Conformance

extension Scenario {
    static let shuffle = Scenario(
        name: "shuffle",
        title: "Another order each time",
        wire: "The same answer with its records in another order each time. Truncation and TCP as in clean.",
        requirement: "Return every address, in whatever order.",
        faults: [.shuffle],
        expectation: .complete,
        rule: .orderMeansNothing,
        victims: [])
}
