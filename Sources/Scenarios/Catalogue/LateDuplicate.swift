import Conformance

extension Scenario {
    static let lateDuplicate = Scenario(
        name: "late-duplicate",
        title: "A foreign answer after the right one",
        wire: "After the right answer over UDP comes a second one, right in all but its addresses.",
        requirement: "Keep the first: return every address, and none of the others.",
        faults: [.forge(.lateDuplicate)],
        expectation: .completeOrHonestFailure,
        rule: .discardUnasked,
        victims: [])
}
