/// What there is to do to a baseline so that it says what a run found.
public enum BaselineChange: Sendable, Hashable {
    /// A deviation that no line accepts.
    case add(Baseline.Entry)
    /// A line whose deviation is gone.
    case drop(Baseline.Entry)
    /// A line whose deviation begins or ends at other counts now.
    case replace(Baseline.Entry, by: Baseline.Entry)
    /// A line that is accepted no more, and whose deviation is still there.
    case expired(Baseline.Entry)

    /// Whether the run fails on it; a deviation to add fails by its results.
    var isFailure: Bool {
        switch self {
        case .drop, .replace: true
        case .add, .expired: false
        }
    }
}

extension BaselineChange {
    /// What there is to do to `entries`, of which the `valid` ones are accepted, where `found` is what the run found.
    static func all(
        of entries: [Baseline.Entry], valid: [Baseline.Entry], found: [Baseline.Entry], in audit: Audit,
        deviating: [CaseResult]
    ) -> [BaselineChange] {
        let results = Dictionary(grouping: audit.results, by: \.observation.testCase.scenario)
        let open = Dictionary(grouping: deviating, by: \.observation.testCase.scenario)
        var changes: [BaselineChange] = []
        var settled: Set<Baseline.Entry> = []
        for entry in valid where results[entry.deviation.scenario]?.contains(where: entry.isGone) == true {
            let now = found.filter { $0.isSameKind(as: entry) && $0.deviation != entry.deviation }
            changes += now.isEmpty ? [.drop(entry)] : now.map { .replace(entry, by: $0.keeping(entry)) }
            settled.formUnion(now)
        }
        for entry in found where !settled.contains(entry) {
            guard open[entry.deviation.scenario]?.contains(where: entry.covers) == true else { continue }
            changes.append(change(for: entry, valid: valid, entries: entries))
        }
        return changes
    }

    /// A deviation that isn't accepted as it is.
    private static func change(
        for entry: Baseline.Entry, valid: [Baseline.Entry], entries: [Baseline.Entry]
    ) -> BaselineChange {
        // What begins earlier or ends later than it did.
        if let line = valid.first(where: { $0.isSameKind(as: entry) && $0.deviation.overlaps(entry.deviation) }) {
            return .replace(line, by: entry.keeping(line))
        }
        if let line = entries.first(where: { !valid.contains($0) && $0.isSameKind(as: entry) }) {
            return .expired(line)
        }
        return .add(entry)
    }
}

extension Deviation {
    /// Whether both are seen at some count.
    fileprivate func overlaps(_ other: Deviation) -> Bool {
        from <= other.to ?? .max && other.from <= to ?? .max
    }
}

extension Baseline {
    /// What a run found, to be accepted from now on. A subject that was asked in one version stands there without it, so that
    /// the next version is compared with it.
    public init(recording audit: Audit, verdicts: Set<Verdict> = [.fail]) {
        let versions = Dictionary(grouping: audit.subjects, by: \.unversionedName).mapValues(\.count)
        let types = Set(audit.results.map(\.observation.testCase.type)).sorted { $0.rawValue < $1.rawValue }
        entries = audit.subjects.flatMap { subject in
            types.flatMap { type in
                KnownDraft(subject, type: type, verdicts: verdicts, in: audit).deviations.map { deviation in
                    Entry(
                        subject: versions[subject.unversionedName] == 1 ? subject.unversionedName : subject.fullName,
                        type: type, deviation: deviation, reason: Self.reason(for: deviation, of: subject, in: audit))
                }
            }
        }
    }

    /// What known.yml says of it.
    private static func reason(for deviation: Deviation, of subject: SubjectIdentity, in audit: Audit) -> String {
        let known = audit.known.first { known in
            known.subject == subject.alone && known.deviation.scenario == deviation.scenario
                && known.deviation.outcome == deviation.outcome
        }
        return known?.reason ?? "not explained yet"
    }
}

extension Baseline.Entry {
    /// Whether both speak of one subject's failing in one way.
    fileprivate func isSameKind(as other: Baseline.Entry) -> Bool {
        isSameSubject(as: other) && type == other.type && deviation.scenario == other.deviation.scenario
            && deviation.outcome == other.deviation.outcome
    }

    /// A name without a version stands for the same with one.
    private func isSameSubject(as other: Baseline.Entry) -> Bool {
        subject == other.subject || subject.withoutVersions == other.subject
            || subject == other.subject.withoutVersions
    }

    /// With the reason that was given for another, and as long.
    fileprivate func keeping(_ other: Baseline.Entry) -> Baseline.Entry {
        .init(
            subject: other.subject, type: type, deviation: deviation, reason: other.reason, expires: other.expires,
            line: other.line)
    }
}

extension String {
    /// Of a subject's name, what stands before each version.
    fileprivate var withoutVersions: String {
        split(separator: " through ").map { $0.prefix { $0 != "@" } }.joined(separator: " through ")
    }
}
