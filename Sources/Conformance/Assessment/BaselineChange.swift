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
    /// What there is to do to `lines`, in their order, and then what is to be added.
    ///
    /// - Parameters:
    ///   - isAccepted: whether the run would fail on a result, but for a line or a known.yml that tells of it.
    ///   - isDeviation: whether the run fails on a result.
    static func all(
        of rows: [BaselineRow], lines: [Baseline.Entry], today: Day?, isAccepted: (CaseResult) -> Bool,
        isDeviation: (CaseResult) -> Bool
    ) -> [BaselineChange] {
        let reviews = rows.map { BaselineReview($0, isAccepted: isAccepted, isDeviation: isDeviation) }
        let fates = Dictionary(grouping: reviews.flatMap(\.fates), by: \.line)
        let settled = lines.map { LineFate(of: $0, in: fates[$0] ?? [], today: today).changes }
        let kept = zip(lines, settled).filter(\.1.isEmpty).map(\.0)
        let changes = settled.flatMap(\.self) + reviews.flatMap(\.additions).map(BaselineChange.add)
        return withoutTwins(changes.filter { $0.line != nil } + changes.filter { $0.line == nil }, kept)
    }

    /// Lines that name a subject with its version and without may come down to the same: that is said once.
    private static func withoutTwins(_ changes: [BaselineChange], _ kept: [Baseline.Entry]) -> [BaselineChange] {
        var said = Set(kept.map(\.saying))
        return changes.compactMap { change in
            switch change {
            case .drop, .expired: change
            case .add(let entry): said.insert(entry.saying).inserted ? change : nil
            case .replace(let line, by: let entry): said.insert(entry.saying).inserted ? change : .drop(line)
            }
        }
    }
}

extension Baseline.Entry {
    /// What it accepts, for whatever reason.
    fileprivate struct Saying: Hashable {
        let subject: String
        let type: RecordType
        let deviation: Deviation
    }

    fileprivate var saying: Saying { Saying(subject: subject, type: type, deviation: deviation) }
}
