import Conformance

/// What there is to do to the baseline that an audit was compared with.
struct ReportBaseline: Encodable {
    let changes: [Change]
    /// The numbers of the lines about what was not asked.
    let unaskedLines: [Int]

    /// One line of the file, or one to add to it.
    struct Change: Encodable {
        let change: String
        @Nullable var line: Int?
        /// As the file has it, or is to have it.
        let text: String
        @Nullable var replacement: String?
    }

    init(_ assessment: Assessment) {
        changes = assessment.changes.map(Change.init)
        unaskedLines = assessment.unasked.compactMap(\.line)
    }
}

extension ReportBaseline.Change {
    init(_ change: BaselineChange) {
        let replacement: Baseline.Entry? = if case .replace(_, by: let now) = change { now } else { nil }
        self.init(change: change.kind, line: change.line, text: change.old.text, replacement: replacement?.text)
    }
}

extension Assessment.Standing {
    /// What a verdict means where nothing is accepted.
    init(_ verdict: Verdict) {
        self =
            switch verdict {
            case .pass: .asExpected
            case .tolerated: .tolerated
            case .fail: .deviates
            case .inconclusive: .undecided
            }
    }

    /// The word in the JSON report.
    var word: String {
        switch self {
        case .asExpected: "asExpected"
        case .tolerated: "tolerated"
        case .accepted: "accepted"
        case .deviates: "deviates"
        case .undecided: "undecided"
        }
    }
}
