public import Conformance

extension Scenario {
    /// The profiles that play it without being told to.
    public var profiles: [Profile] {
        Profile.allCases.filter { $0.scenarios.contains(self) }
    }

    /// The layers on which its faults act, each once, in the order of the faults.
    public var layers: [Fault.Layer] {
        faults.map(\.layer).reduce(into: []) { layers, layer in
            if !layers.contains(layer) { layers.append(layer) }
        }
    }
}

extension Expectation {
    /// What is expected, in a few words.
    var words: String {
        switch self {
        case .complete: "complete"
        case .completeOrHonestFailure: "complete, or honest failure"
        case .honestFailure: "honest failure"
        case .undetectable: "undetectable"
        case .noData: "no data"
        }
    }
}
