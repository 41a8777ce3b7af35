import Conformance

extension Scenario {
    static let wrongID = Scenario(
        name: "wrong-id",
        title: "A foreign answer with another ID",
        wire: "Before the right answer over UDP comes one with another ID and other addresses.",
        requirement: "Believe the right one: return every address, and none of the others.",
        faults: [.forge(.wrongID)],
        expectation: .completeOrHonestFailure,
        rule: .mismatchIsInvalid,
        victims: [])
}
