import Conformance

/// A subject that deviates, and how: what a person who opens a failed job wants to know first.
struct PageFinding {
    let subject: String
    let heading: String
    let items: [Item]
    /// What is left out, in words; nil when nothing is.
    let rest: String?

    /// One scenario: its smallest count.
    struct Item {
        let scenario: String
        /// Opens the evidence.
        let link: String
        let place: String
        let why: String
        let rule: String?
        let more: String?
    }

    private static let mostItems = 4

    /// By group, then in the audit's order. Pairs that do what one of the two does alone are left out.
    static func all(in assessment: Assessment) -> (findings: [PageFinding], leftOut: Int) {
        let alone = AloneResults(assessment.deviating)
        let told = assessment.deviating.filter { !alone.explain($0) }
        return (all(of: told, in: assessment), assessment.deviating.count - told.count)
    }

    private static func all(of results: [CaseResult], in assessment: Assessment) -> [PageFinding] {
        let bySubject = Dictionary(grouping: results, by: \.observation.subject)
        let order = assessment.audit.scenarios.map(\.name)
        return SubjectGroup.split(assessment.audit.subjects) { $0 }.flatMap { group, subjects in
            subjects.compactMap { subject in
                bySubject[subject].map { PageFinding(subject, in: group, $0, scenarios: order) }
            }
        }
    }

    private init(
        _ subject: SubjectIdentity, in group: SubjectGroup, _ results: [CaseResult], scenarios: [String]
    ) {
        let byScenario = Dictionary(grouping: results, by: \.observation.testCase.scenario)
        let items = scenarios.compactMap { byScenario[$0].flatMap(Item.init) }
        self.subject = plain(subject.fullName, limit: 160)
        heading = "\(counted(results.count, "result")) in \(counted(items.count, "scenario"))"
        self.items = Array(items.prefix(Self.mostItems))
        let left = items.dropFirst(Self.mostItems).map(\.scenario)
        rest = left.isEmpty ? nil : "and in " + listed(left, most: 6)
    }
}

extension PageFinding.Item {
    fileprivate init?(_ results: [CaseResult]) {
        let counts = Set(results.map(\.observation.testCase.count))
        guard let first = results.min(by: Self.isEarlier) else { return nil }
        let testCase = first.observation.testCase
        scenario = plain(testCase.scenario)
        link = PageLink(first).text
        place = addresses(testCase.count)
        why = plain(first.why)
        rule = first.rule.map { "\(plain($0.rfc, limit: 40)) §\(plain($0.section, limit: 40))" }
        more = counts.count > 1 ? "and at \(counted(counts.count - 1, "more count"))" : nil
    }

    /// By count; of several views the one that is most like what people run.
    private static func isEarlier(_ a: CaseResult, _ b: CaseResult) -> Bool {
        let (left, right) = (a.observation.testCase, b.observation.testCase)
        return (left.count, left.view == .stub ? 0 : 1) < (right.count, right.view == .stub ? 0 : 1)
    }
}
