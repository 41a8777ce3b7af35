import Conformance

/// What is otherwise, in words; all are safe to print.
struct ComparisonText {
    let comparison: Comparison

    /// Lines under one heading.
    struct Section {
        let title: String
        let style: TextStyle
        let lines: [String]
    }

    /// What both audits are, and how much of them could be compared.
    var headline: String {
        let (old, new) = (about(comparison.old), about(comparison.new))
        let both = old == new ? "Two audits by \(new)" : "From \(old) to \(new)"
        return
            "\(both): \(counted(comparison.compared, "case")) of \(counted(comparison.matches.count, "subject")) in both"
    }

    private func about(_ audit: ComparedAudit) -> String {
        "\(plain(audit.tool.name, limit: 40)) \(plain(audit.tool.version, limit: 40)), profile \(plain(audit.profile, limit: 40))"
    }

    /// Those that have something to tell.
    var sections: [Section] {
        let moved = comparison.movedCliffs.filter(\.isEarlier) + comparison.movedCliffs.filter { !$0.isEarlier }
        let all = [
            Section(title: "Regressions", style: .fail, lines: lines(.regression)),
            Section(title: "Moved cliffs", style: .bold, lines: moved.map(line)),
            Section(title: "Fixes", style: .pass, lines: lines(.fix)),
            Section(title: "Other changes", style: .bold, lines: lines(.other)),
            Section(title: "New subjects", style: .bold, lines: comparison.newSubjects.map(name)),
            Section(title: "Gone subjects", style: .bold, lines: comparison.goneSubjects.map(name)),
        ]
        return all.filter { !$0.lines.isEmpty }
    }

    /// What could not be compared; nil when everything could.
    var notCompared: String? {
        let parts = [
            (comparison.undecided, "inconclusive in one of the two"),
            (comparison.onlyInOld, "asked in the earlier audit alone"),
            (comparison.onlyInNew, "asked in the later audit alone"),
        ].filter { $0.0 > 0 }.map { "\(counted($0.0, "case")) \($0.1)" }
        return parts.isEmpty ? nil : "not compared: " + parts.joined(separator: ", ")
    }

    /// The numbers, for a last line.
    var summary: String {
        let numbers = Comparison.Kind.allCases.map { ($0, comparison.changes(of: $0).map(\.cases).reduce(0, +)) }
        if numbers.allSatisfy({ $0.1 == 0 }), comparison.movedCliffs.isEmpty { return "nothing changed" }
        let words = numbers.map { kind, number in
            switch kind {
            case .regression: counted(number, "regression")
            case .fix: number == 1 ? "1 fix" : "\(number) fixes"
            case .other: counted(number, "other change")
            }
        }
        return (words + [counted(comparison.movedCliffs.count, "moved cliff")]).joined(separator: ", ")
    }

    // MARK: Lines

    private func lines(_ kind: Comparison.Kind) -> [String] { comparison.changes(of: kind).map(line) }

    private func line(_ change: Comparison.Change) -> String {
        let type = change.type == .a ? "" : " \(change.type.rawValue)"
        let transitions = change.transitions.map(words).joined(separator: ", ")
        let place = "\(name(change.subject)), \(plain(change.scenario, limit: 63))\(type)"
        return "\(place): \(transitions) at \(words(change.counts))\(words(change.views, of: change.subject.new))"
    }

    private func line(_ cliff: MovedCliff) -> String {
        let place = "\(name(cliff.subject)), \(plain(cliff.scenario, limit: 63))"
        let now = "up to \(words(cliff.after)) instead of \(words(cliff.before))"
        return "\(place): \(now), then \(cliff.outcome.rawValue)\(words(cliff.views, of: cliff.subject.new))"
    }

    private func words(_ span: MovedCliff.Span) -> String {
        span.failsFrom > span.holdsTo + 1
            ? "\(span.holdsTo) (\(span.holdsTo + 1) to \(span.failsFrom - 1) not asked)" : "\(span.holdsTo)"
    }

    private func words(_ transition: Comparison.Transition) -> String {
        "\(words(transition.before, transition.verdictBefore)) -> \(words(transition.after, transition.verdictAfter))"
    }

    /// An outcome that was right under one scenario is a failure under another: the verdict says which.
    private func words(_ outcome: Outcome, _ verdict: Verdict) -> String {
        switch verdict {
        case .pass: outcome == .complete ? outcome.rawValue : "\(outcome.rawValue) (right here)"
        case .tolerated: "\(outcome.rawValue) (tolerated)"
        case .fail, .inconclusive: outcome.rawValue
        }
    }

    private func words(_ counts: [Int]) -> String {
        guard let first = counts.first, let last = counts.last, counts.count > 8 else {
            return counts.map(String.init).joined(separator: ", ")
        }
        return "\(first) to \(last) (\(counts.count) counts)"
    }

    private func words(_ views: [View], of subject: SubjectIdentity) -> String {
        guard subject.kind == .resolver else { return "" }
        return " in " + views.map(\.rawValue).joined(separator: ", ")
    }

    private func name(_ subject: SubjectIdentity) -> String { plain(subject.fullName, limit: 120) }

    private func name(_ match: SubjectMatch) -> String {
        if match.isSameVersion { return name(match.new) }
        return "\(name(match.new)) (was \(name(match.old)))"
    }
}
