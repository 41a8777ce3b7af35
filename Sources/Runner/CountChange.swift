internal import Conformance

/// A change of behaviour somewhere between two counts in one view.
struct CountChange: Sendable {
    let view: View
    var lower: Int
    /// Nil where nothing below was asked.
    var before: CaseResult?
    var after: CaseResult

    var upper: Int { after.count }
    var isExact: Bool { upper - lower == 1 }

    /// The step from one result to the next; nil where they behave alike, or one of them tells nothing.
    init?(_ lower: CaseResult, _ upper: CaseResult, view: View) {
        guard lower.verdict != .inconclusive, upper.verdict != .inconclusive, !lower.behaves(like: upper) else {
            return nil
        }
        self.view = view
        self.lower = lower.count
        before = lower
        after = upper
    }

    /// What fails although `floor` addresses are known to be right.
    init(from floor: Int, to failure: CaseResult, view: View) {
        self.view = view
        lower = floor
        after = failure
    }

    var kind: Cliff.Change {
        let failed = before?.verdict == .fail
        if failed == (after.verdict == .fail) { return .differs }
        return failed ? .recovers : .breaks
    }

    /// Milliseconds that the slower side took.
    var slowestMs: Double {
        ([before, after].compactMap { $0?.observation.reply.elapsedMs }).max() ?? 0
    }

    /// Whether the messages may have had an OPT record.
    var sawEDNS: Bool {
        view.udpPayloadSize != nil || after.observation.exchanges.contains { $0.ednsSize != nil }
    }

    /// Counts that divide the range evenly, and those of `likely` that lie in it.
    func between(_ most: Int, trying likely: [Int] = []) -> [Int] {
        Runner.between(lower, and: upper, most, trying: likely)
    }

    /// The changes that are left when these were asked as well: one, or several where a third behaviour lies between.
    func narrowed(by asked: [CaseResult]) -> [CountChange] {
        let inside = asked.filter { $0.observation.testCase.view == view && (lower + 1..<upper).contains($0.count) }
        let points = inside.sorted { $0.count < $1.count } + [after]
        var changes: [CountChange] = []
        var (last, count) = (before, lower)
        for point in points {
            if let last, !last.behaves(like: point), let change = CountChange(last, point, view: view) {
                changes.append(change)
            } else if last == nil, point.verdict == .fail {
                return [CountChange(from: count, to: point, view: view)]
            }
            if last != nil || point.verdict != .fail { last = point }
            count = point.count
        }
        return changes
    }

    /// Whether another lies within this one.
    func covers(_ other: CountChange) -> Bool {
        view == other.view && lower <= other.lower && other.upper <= upper
    }

    /// Whether both sides were seen to behave so again.
    func isBorneOut(by asked: [CaseResult]) -> Bool {
        let own = asked.filter { $0.observation.testCase.view == view }
        let below = own.filter { $0.count == lower }
        let above = own.filter { $0.count == upper }
        let isSameBelow = below.allSatisfy { result in
            before.map { result.behaves(like: $0) } ?? (result.verdict != .fail)
        }
        return !above.isEmpty && isSameBelow && above.allSatisfy { $0.behaves(like: after) }
    }

    /// What of these behaves as after the change.
    func isAfter(_ asked: [CaseResult]) -> [(count: Int, isAfter: Bool)] {
        asked.filter { $0.observation.testCase.view == view }.map { ($0.count, $0.behaves(like: after)) }
    }
}

extension CaseResult {
    var count: Int { observation.testCase.count }

    /// The same outcome, and as right or wrong.
    func behaves(like other: CaseResult) -> Bool {
        outcome == other.outcome && (verdict == .fail) == (other.verdict == .fail)
    }
}

/// At most so many whole numbers that divide the range between two evenly, and those of `likely` that lie in it.
func between(_ low: Int, and high: Int, _ most: Int, trying likely: [Int] = []) -> [Int] {
    let inside = high - low - 1
    let probes = min(inside, most)
    guard probes > 0 else { return [] }
    let even = (1...probes).map { low + $0 * (inside + 1) / (probes + 1) }
    return Set(even + likely.filter { (low + 1..<high).contains($0) }).sorted()
}
