extension Baseline {
    /// What stands where nobody has said why.
    public static let unexplained = "not explained yet"

    /// What a run found, to be accepted from now on. A subject that was asked in one version stands there without it, so that
    /// the next version is compared with it.
    public init(recording audit: Audit, verdicts: Set<Verdict> = [.fail]) {
        self.init(entries: BaselineRow.all(in: audit, verdicts: verdicts, lines: BaselineIndex([])).flatMap(\.found))
    }
}

/// Makes lines of what a run found.
struct BaselineRecorder {
    private let versions: [String: Int]
    private let known: [SubjectIdentity: [KnownDeviation]]

    init(_ audit: Audit) {
        versions = Dictionary(grouping: audit.subjects, by: \.unversionedName).mapValues(\.count)
        known = Dictionary(grouping: audit.known, by: \.subject)
    }

    func entry(_ deviation: Deviation, of subject: SubjectIdentity, type: RecordType) -> Baseline.Entry {
        let name = subject.unversionedName
        return Baseline.Entry(
            subject: versions[name] == 1 ? name : subject.fullName, type: type, deviation: deviation,
            reason: reason(for: deviation, of: subject))
    }

    /// What known.yml says of it.
    private func reason(for deviation: Deviation, of subject: SubjectIdentity) -> String {
        let same = known[subject.alone]?.first {
            $0.deviation.scenario == deviation.scenario && $0.deviation.outcome == deviation.outcome
        }
        return same?.reason ?? Baseline.unexplained
    }
}
