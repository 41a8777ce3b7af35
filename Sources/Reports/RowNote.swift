import Conformance

/// The words at the end of a row: how far the subject holds, and why no further.
struct RowNote {
    let subject: SubjectIdentity
    /// All of this subject in this scenario.
    let results: [CaseResult]
    let cliffs: [Cliff]

    var text: String {
        guard let cliff = firstBreak else { return withoutBreak }
        return prefix(of: cliff) + words(of: cliff) + recovery(after: cliff.failsFrom, in: cliff.view)
    }

    /// The break at the smallest count; of several there the one in the view that is nearest to what people run.
    private var firstBreak: Cliff? {
        cliffs.filter { $0.change == .breaks }.min {
            ($0.failsFrom, $0.view == .stub ? 0 : 1) < ($1.failsFrom, $1.view == .stub ? 0 : 1)
        }
    }

    private var withoutBreak: String {
        guard let worst = worstResult else { return "" }
        let count = worst.observation.testCase.count
        return switch worst.verdict {
        case .pass: largestCount == 0 ? "an honest error" : "all \(largestCount)"
        case .tolerated: "tolerated from \(count): \(worst.outcome.words(for: subject.kind))"
        case .inconclusive: "inconclusive at \(count)"
        case .fail:
            "fails at \(count): \(worst.outcome.words(for: subject.kind))"
                + recovery(after: count, in: worst.observation.testCase.view)
        }
    }

    /// Where it is right again, and how far.
    private func recovery(after count: Int, in view: View) -> String {
        let later = cliffs.filter { $0.view == view && $0.failsFrom > count }.sorted { $0.failsFrom < $1.failsFrom }
        guard let back = later.first(where: { $0.change == .recovers }) else { return "" }
        let next = later.first { $0.change == .breaks && $0.failsFrom > back.failsFrom }
        return "; again from \(back.failsFrom)" + (next.map { " to \($0.holdsTo)" } ?? "")
    }

    /// The largest count that was really returned whole: above what fits in a message, an honest failure passes too.
    private var largestCount: Int {
        results.filter { $0.outcome == .complete }.map(\.observation.testCase.count).max() ?? 0
    }

    /// The worst, and of these the one with the smallest count.
    private var worstResult: CaseResult? {
        results.min {
            ($1.verdict.severity, $0.observation.testCase.count)
                < ($0.verdict.severity, $1.observation.testCase.count)
        }
    }

    /// The views that have this cliff, unless all have it.
    private func prefix(of cliff: Cliff) -> String {
        let asked = Set(results.map(\.observation.testCase.view))
        let alike = cliffs.filter { $0.change == cliff.change && $0.failsFrom == cliff.failsFrom }
        let falling = Set(alike.map(\.view))
        if asked.isSubset(of: falling) { return "" }
        let names = View.allCases.filter(falling.contains).map(\.rawValue)
        return names.count > 2 ? "\(names.count) of \(asked.count) views: " : names.joined(separator: ", ") + ": "
    }

    private func words(of cliff: Cliff) -> String {
        let then = cliff.outcome.words(for: subject.kind)
        if cliff.holdsTo == 0 { return "not even \(cliff.failsFrom): \(then)" }
        let isExact = cliff.failsFrom == cliff.holdsTo + 1
        let reach = "up to \(cliff.holdsTo)" + (isExact ? "" : " (\(cliff.failsFrom) fails)")
        return switch (cliff.cause.kind, cliff.cause.limit) {
        case (.octets, let limit?): "\(reach): \(limit) octets, \(lacksTCP(at: cliff) ? "no TCP" : then)"
        case (.octets, nil): "\(reach): a limit in octets, \(then)"
        case (.records, let limit?) where limit == cliff.holdsTo: "\(reach) records, then \(then)"
        case (.records, let limit?): "\(reach): \(limit) records, then \(then)"
        case (.records, nil): "\(reach) records, then \(then)"
        case (.unknown, _): "\(reach), then \(then)"
        }
    }

    /// Whether what failed there was the way from UDP to TCP.
    private func lacksTCP(at cliff: Cliff) -> Bool {
        results.contains {
            $0.observation.testCase.count >= cliff.failsFrom && $0.observation.testCase.view == cliff.view
                && $0.flags.contains(.tcpFallback)
        }
    }
}
