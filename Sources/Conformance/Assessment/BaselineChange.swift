/// What there is to do to a baseline so that it says what a run found.
public enum BaselineChange: Sendable, Hashable {
    /// A deviation that no line accepts.
    case add(Baseline.Entry)
    /// A line whose deviation is gone.
    case drop(Baseline.Entry)
    /// A line whose deviation begins or ends at other counts now, or is seen in other ways of asking.
    case replace(Baseline.Entry, by: Baseline.Entry)
    /// A line that is accepted no more, and whose deviation is still there.
    case expired(Baseline.Entry)

    /// Whether the run fails on it; what is to be added or has expired fails by its results.
    public var isFailure: Bool {
        switch self {
        case .drop, .replace: true
        case .add, .expired: false
        }
    }

    /// The line of the file that it is about; nil for what is in none.
    public var line: Int? {
        switch self {
        case .add: nil
        case .drop(let entry), .replace(let entry, by: _), .expired(let entry): entry.line
        }
    }

    /// The deviation: as it is now where it is still there.
    public var entry: Baseline.Entry {
        switch self {
        case .add(let entry), .drop(let entry), .replace(_, by: let entry), .expired(let entry): entry
        }
    }
}

extension BaselineChange {
    /// What there is to do, by the lines of the file, and then what is to be added.
    ///
    /// - Parameters:
    ///   - isAccepted: whether some line, or a known.yml where that counts, accepts a result.
    ///   - isDeviation: whether the run fails on a result.
    static func all(
        of rows: [BaselineRow], today: Day?, isAccepted: (CaseResult) -> Bool, isDeviation: (CaseResult) -> Bool
    ) -> [BaselineChange] {
        let reviews = rows.map { BaselineReview($0, isAccepted: isAccepted, isDeviation: isDeviation) }
        var order: [Baseline.Entry] = []
        var fates: [Baseline.Entry: [LineFate.InRow]] = [:]
        for review in reviews {
            for fate in review.fates {
                if fates[fate.line] == nil { order.append(fate.line) }
                fates[fate.line, default: []].append(fate)
            }
        }
        let settled = order.flatMap { LineFate(of: $0, in: fates[$0] ?? [], today: today).changes }
        let changes = settled + reviews.flatMap(\.additions).map(BaselineChange.add)
        return changes.enumerated().sorted { one, other in
            (one.element.line ?? .max, one.offset) < (other.element.line ?? .max, other.offset)
        }.map(\.element)
    }
}
