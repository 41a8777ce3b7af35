import Conformance

extension Scenario {
    static let wrongQuestion = Scenario(
        name: "wrong-question",
        title: "A foreign answer to another question",
        wire: "Before the right answer over UDP comes one with another name in its question and other addresses.",
        requirement: "Believe the right one: return every address, and none of the others.",
        faults: [.forge(.wrongQuestion)],
        expectation: .completeOrHonestFailure,
        rule: .mismatchIsInvalid,
        victims: [])
}
