import Conformance

extension Scenario {
    static let foreignAddress = Scenario(
        name: "foreign-address",
        title: "A foreign answer from another server",
        wire: """
            Before the right answer over UDP comes one from an address that was not asked, with other addresses in it.
            """,
        requirement: "Believe the right one: return every address, and none of the others.",
        faults: [.forge(.foreignAddress)],
        expectation: .completeOrHonestFailure,
        rule: .mismatchIsInvalid,
        victims: [])
}
