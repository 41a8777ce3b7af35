import Conformance

extension SARIFResult {
    /// What was found.
    ///
    /// - Parameter line: the baseline's that would accept it.
    init(
        _ group: SARIFGroup, in assessment: Assessment, _ location: SARIFLocation, accepting line: String?,
        _ prints: inout SARIFFingerprints
    ) {
        ruleId = group.rule.id
        ruleIndex = group.rule.index
        level = group.standing == .deviates ? .error : .note
        message = SARIFMessage(literal: Self.text(of: group))
        locations = [location]
        partialFingerprints = prints.next(group)
        baselineState = assessment.baseline == nil ? nil : group.standing == .deviates ? .new : .unchanged
        suppressions = Self.suppressions(group.standing)
        occurrenceCount = group.counts.count * group.views.count
        properties = SARIFResultProperties(baselineLine: line, observed: SARIFObserved(group))
    }

    private static func text(of group: SARIFGroup) -> String {
        let views = group.views.filter(View.resolverViews.contains).map(\.rawValue)
        let place = views.isEmpty ? "" : " (\(views.joined(separator: ", ")))"
        let scenario = plain(group.first.observation.testCase.scenario, limit: 100)
        let found = "\(scenario), \(group.range)\(place): \(plain(group.first.why))"
        guard case .accepted(let reason, _) = group.standing else { return found }
        return "\(found) Accepted: \(plain(reason))."
    }

    private static func suppressions(_ standing: Assessment.Standing) -> [Suppression]? {
        guard case .accepted(let reason, let source) = standing else { return nil }
        return [Suppression(justification: "\(plain(reason)) (\(plain(source, limit: 200)))")]
    }

    /// A line of the baseline that isn't so any more; nil for what results tell themselves.
    init?(_ change: BaselineChange, _ place: SARIFPlace, _ prints: inout SARIFFingerprints) {
        let state: BaselineState
        switch change {
        case .add, .expired: return nil
        case .drop: state = .absent
        case .replace: state = .updated
        }
        let entry = change.old
        self.init(
            outdated: "\(change.instruction): \(entry.name)", line: plain(change.text, limit: 1000), state,
            place.location(
                line: entry.line ?? 1,
                SARIFLocation.Name.both(entry.subject, kind: "subject", entry.deviation.scenario)),
            prints.next(entry))
    }

    /// What was known to fail by a known.yml.
    init(
        _ gone: KnownDeviation, in assessment: Assessment, _ place: SARIFPlace, _ prints: inout SARIFFingerprints
    ) {
        let subject = gone.subject
        self.init(
            outdated: GoneDeviation(gone).line, line: nil, assessment.baseline == nil ? nil : .absent,
            place.location(
                line: 1,
                SARIFLocation.Name.both(subject.fullName, kind: subject.kind.rawValue, gone.deviation.scenario)),
            prints.next(gone))
    }

    /// - Parameter text: safe to print.
    private init(
        outdated text: String, line: String?, _ state: BaselineState?, _ location: SARIFLocation,
        _ prints: [String: String]
    ) {
        ruleId = SARIFRule.outdated.id
        ruleIndex = SARIFRule.outdated.index
        level = .error
        message = SARIFMessage(literal: text)
        locations = [location]
        partialFingerprints = prints
        baselineState = state
        suppressions = nil
        occurrenceCount = 1
        properties = line.map { SARIFResultProperties(baselineLine: $0, observed: nil) }
    }
}
