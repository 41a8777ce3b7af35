public import Conformance

/// A baseline brought up to date with an audit, or a new one.
public struct BaselineUpdate: Sendable {
    public let text: String
    /// Whether the file is right already.
    public let isAsItWas: Bool
    /// What was done, and what is to be known of it: lines that are harmless to print.
    public let account: [String]

    /// - Parameters:
    ///   - file: the one that there is; nil for none.
    ///   - failOn: whether tolerated results are to be accepted as well.
    ///   - today: nil where nothing expires.
    public init(of file: BaselineFile?, by audit: Audit, failOn: FailOn, today: Day? = nil) {
        guard let file else {
            let baseline = Baseline(recording: audit, verdicts: failOn.verdicts)
            text = BaselineText(baseline, of: audit).text
            isAsItWas = false
            account = [Self.counted(baseline.entries.count, "line") + " written"] + Self.gaps(audit)
            return
        }
        let changes = Assessment(audit, baseline: file.baseline, failOn: failOn, today: today).changes
        isAsItWas = changes.allSatisfy(\.isForPeople)
        text = isAsItWas ? file.text : file.text(after: changes, recorded: audit)
        account = changes.map(\.deed) + (isAsItWas ? ["nothing to change"] : []) + Self.gaps(audit)
    }

    /// What the audit leaves open: nothing is recorded of that.
    private static func gaps(_ audit: Audit) -> [String] {
        let parts = [
            (audit.count(of: .inconclusive), "result", "inconclusive"),
            (audit.skipped.count, "subject", "skipped"),
            (audit.unasked, "part", "not asked before the audit was ended"),
        ].filter { $0.0 > 0 }
        return parts.map { "nothing is recorded of what is \($0.2): \(counted($0.0, $0.1))" }
    }

    private static func counted(_ number: Int, _ noun: String) -> String {
        number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
    }
}

extension BaselineChange {
    /// Whether only a person can say what is to be done.
    fileprivate var isForPeople: Bool {
        if case .expired = self { true } else { false }
    }

    /// What was done about it.
    fileprivate var deed: String {
        let place = line.map { "line \($0)" } ?? "a line"
        return switch self {
        case .add(let entry): "added: \(entry.text)".printable(1000)
        case .drop(let entry): "dropped \(place): \(entry.text)".printable(1000)
        case .replace(let entry, by: let now):
            "\(place), \"\(entry.deviation.words)\", is now: \(now.text)".printable(1000)
        case .expired: advice
        }
    }
}
