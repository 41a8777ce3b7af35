import Conformance

/// What one subject did in one scenario at one count: the worst of its views.
struct Cell: Equatable {
    let outcome: Outcome
    let verdict: Verdict
    /// Whether it would fail the run, and is known and accepted.
    let isAccepted: Bool

    /// What stands in the table; letters carry the meaning, colour only helps.
    var symbol: Symbol {
        switch verdict {
        case .pass: .asExpected
        case .tolerated: .tolerated(outcome)
        case .inconclusive: .inconclusive
        case .fail: .failed(outcome)
        }
    }

    /// The cell of all results at one count; nil when there are none.
    init?(_ results: [CaseResult], isAccepted: (CaseResult) -> Bool = { _ in false }) {
        // What is accepted is told only where nothing else is.
        let open = results.filter { $0.verdict != .pass && !isAccepted($0) }
        guard let worst = (open.isEmpty ? results : open).max(by: Self.isLessTelling) else { return nil }
        outcome = worst.outcome
        verdict = worst.verdict
        self.isAccepted = open.isEmpty && worst.verdict != .pass
    }

    private static func isLessTelling(_ a: CaseResult, _ b: CaseResult) -> Bool {
        rank(a).lexicographicallyPrecedes(rank(b))
    }

    /// By verdict; what passed by how much it got; then by how near the view is to what people run.
    private static func rank(_ result: CaseResult) -> [Int] {
        let isPass = result.verdict == .pass
        return [
            result.verdict.severity,
            isPass ? result.observation.reply.addresses.received : 0,
            result.observation.testCase.view == .stub ? 1 : 0,
        ]
    }
}

/// One entry of a table, and of its legend.
enum Symbol: Hashable {
    case asExpected, notAsked, inconclusive
    case tolerated(Outcome)
    case failed(Outcome)

    var text: String {
        switch self {
        case .asExpected: "ok"
        case .notAsked: "."
        case .inconclusive: "?"
        case .tolerated(let outcome): outcome.letter.lowercased()
        case .failed(let outcome): outcome.letter
        }
    }

    var meaning: String {
        switch self {
        case .asExpected: "as it should be (under clean: all addresses)"
        case .notAsked: "not asked"
        case .inconclusive: "inconclusive: it failed, but not each time, or a control failed too"
        case .tolerated(let outcome): outcome.meaning + "; tolerated here"
        case .failed(let outcome): outcome.meaning
        }
    }

    var verdict: Verdict? {
        switch self {
        case .asExpected: .pass
        case .notAsked: nil
        case .inconclusive: .inconclusive
        case .tolerated: .tolerated
        case .failed: .fail
        }
    }

    /// The order of a legend: what is right, then failures, then the rest, each by letter.
    var legendOrder: String {
        switch self {
        case .asExpected: "0"
        case .failed: "1" + text
        case .tolerated: "2" + text
        case .inconclusive: "3"
        case .notAsked: "4"
        }
    }
}
