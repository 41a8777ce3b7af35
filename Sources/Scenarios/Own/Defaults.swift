import Conformance

/// What stands where a scenario file says nothing.
enum Defaults {
    static func wire(_ faults: [Fault]) -> String {
        if faults.isEmpty { return "As clean." }
        return "As clean, with these faults: \(Fault.words(of: faults))."
    }

    static func requirement(_ expectation: Expectation) -> String {
        switch expectation {
        case .complete: "Return every address, and no other."
        case .completeOrHonestFailure: "Return every address, and no other; a temporary error is tolerated."
        case .honestFailure:
            "Say so with a temporary error, or pass TC on; never a part as the whole, never 'no such name'."
        case .undetectable: "Nothing can be noticed: what the client makes of it is recorded, and never blamed."
        case .noData: "Say that there is no address, not that the name does not exist."
        }
    }

    static func rule(_ expectation: Expectation) -> Rule {
        switch expectation {
        case .complete: .ignoreTruncated
        case .completeOrHonestFailure, .honestFailure: .failureIsNoAbsence
        case .undetectable: .allOfTheSet
        case .noData: .noDataMeaning
        }
    }
}
