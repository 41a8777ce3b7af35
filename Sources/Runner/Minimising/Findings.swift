internal import Conformance
internal import Synchronization

/// What came of asking a candidate.
enum Finding: Sendable {
    /// The failure that is looked for.
    case alike(CaseResult)
    case other(CaseResult)
    /// It couldn't be asked, or nothing can be made of what came; why.
    case undecided(String)

    var result: CaseResult? {
        switch self {
        case .alike(let result), .other(let result): result
        case .undecided: nil
        }
    }

    var words: String {
        switch self {
        case .alike: "fails alike"
        case .other(let result) where result.verdict == .fail: "fails in another way: \(result.outcome.rawValue)"
        case .other(let result) where result.verdict == .pass: "pass"
        case .other(let result): "\(result.verdict.rawValue): \(result.outcome.rawValue)"
        case .undecided(let reason): "undecided: \(reason)"
        }
    }
}

/// All that was found out so far, each candidate once.
final class Findings: Sendable {
    private struct State {
        var known: [Candidate: Finding] = [:]
        var trials: [Minimum.Trial] = []
    }

    private let state = Mutex(State())

    subscript(candidate: Candidate) -> Finding? { state.withLock { $0.known[candidate] } }

    var trials: [Minimum.Trial] { state.withLock { $0.trials } }

    /// The candidates that did not fail at all.
    var passed: [Candidate] {
        state.withLock { $0.known }.filter { _, finding in
            finding.result.map { [.pass, .tolerated].contains($0.verdict) } ?? false
        }.map(\.key)
    }

    func note(_ finding: Finding, of candidate: Candidate, _ part: Minimum.Part, _ tried: String) {
        state.withLock { state in
            state.known[candidate] = finding
            state.trials.append(.init(part: part, tried: tried, finding: finding.words))
        }
    }
}

extension CaseResult {
    /// The same outcome, and a failure that hurts in the same ways.
    func fails(like other: CaseResult) -> Bool {
        verdict == .fail && other.verdict == .fail && outcome == other.outcome && flags == other.flags
    }
}
