import Conformance

/// One result (SARIF 2.1.0 §3.27).
struct SARIFResult: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let level: SARIFLevel
    let message: SARIFMessage
    let locations: [SARIFLocation]
    let partialFingerprints: [String: String]
    let baselineState: BaselineState?
    let suppressions: [Suppression]?
    let occurrenceCount: Int
    let properties: SARIFResultProperties?

    enum BaselineState: String, Encodable {
        case new, unchanged, updated, absent
    }

    /// That somebody accepted it, outside of the code (§3.35).
    struct Suppression: Encodable {
        let kind = "external"
        let status = "accepted"
        let justification: String
    }

    /// What is out of date in the baseline, then what was found, the most telling first.
    static func all(of assessment: Assessment, place: SARIFPlace) -> [SARIFResult] {
        var prints = SARIFFingerprints(assessment.audit)
        let lookup = BaselineLookup(assessment)
        let changes = assessment.changes.compactMap { SARIFResult($0, place, &prints) }
        let gone = assessment.goneKnown.map { SARIFResult($0, in: assessment, place, &prints) }
        let found = SARIFGroup.all(of: assessment).map { group in
            SARIFResult(
                group, in: assessment, place.location(of: group, line: lookup.line(for: group.first)),
                accepting: group.standing == .deviates
                    ? lookup.change(for: group.first).map { plain($0.text, limit: 1000) } : nil, &prints)
        }
        return changes + gone + found
    }
}

/// What a program may want to know of it.
struct SARIFResultProperties: Encodable {
    let baselineLine: String?
    let observed: SARIFObserved?
}

extension SARIFPlace {
    fileprivate func location(of group: SARIFGroup, line: Int) -> SARIFLocation {
        let subject = group.first.observation.subject
        return location(
            line: line,
            SARIFLocation.Name.both(
                subject.fullName, kind: subject.kind.rawValue, group.first.observation.testCase.scenario))
    }
}
