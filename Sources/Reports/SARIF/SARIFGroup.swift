import Conformance

/// The results of one subject in one scenario that are one matter: same outcome, same standing, at the same counts in some
/// views.
struct SARIFGroup {
    /// That of the smallest count, in the view that is most like what people run.
    let first: CaseResult
    let standing: Assessment.Standing
    let rule: SARIFRule
    let views: [View]
    /// Ascending.
    let counts: [Int]
    /// Such as `from 101 addresses on`.
    let range: String

    private struct Matter: Hashable {
        let subject: SubjectIdentity
        let scenario: String
        let type: RecordType

        init(_ result: CaseResult) {
            subject = result.observation.subject
            scenario = result.observation.testCase.scenario
            type = result.observation.testCase.type
        }
    }

    private struct Kind: Hashable {
        let outcome: Outcome
        let rule: SARIFRule
        let standing: Assessment.Standing

        init(_ result: CaseResult, _ standing: Assessment.Standing) {
            outcome = result.outcome
            rule = SARIFRule(result)
            self.standing = standing
        }
    }

    /// What deviates first, then what is accepted, then what is tolerated; each in the audit's order.
    static func all(of assessment: Assessment) -> [SARIFGroup] {
        let groups = assessment.audit.results.grouped(by: Matter.init).flatMap {
            Self.groups(in: $0.elements, assessment)
        }
        return groups.grouped(by: \.rank).sorted { $0.key < $1.key }.flatMap(\.elements)
    }

    private static func groups(in results: [CaseResult], _ assessment: Assessment) -> [SARIFGroup] {
        let asked = Self.counts(results)
        return results.grouped { Kind($0, assessment.standing(of: $0)) }
            .filter { ![.asExpected, .undecided].contains($0.key.standing) }
            .flatMap { Self.groups(of: $0.key, $0.elements, asked: asked) }
    }

    /// Views that have it at the same counts are told together.
    private static func groups(of kind: Kind, _ results: [CaseResult], asked: [View: [Int]]) -> [SARIFGroup] {
        let counts = Self.counts(results)
        let views = View.allCases.filter { counts[$0] != nil }
        return views.grouped { counts[$0] ?? [] }.compactMap { own, alike in
            let first = results.filter { alike.contains($0.observation.testCase.view) }.min(by: isEarlier)
            return first.map { first in
                SARIFGroup(
                    first: first, standing: kind.standing, rule: kind.rule, views: alike, counts: own,
                    range: CountRange.words(own, of: asked[alike[0]] ?? own))
            }
        }
    }

    /// By view, ascending.
    private static func counts(_ results: [CaseResult]) -> [View: [Int]] {
        Dictionary(grouping: results, by: \.observation.testCase.view)
            .mapValues { Set($0.map(\.observation.testCase.count)).sorted() }
    }

    private static func isEarlier(_ a: CaseResult, _ b: CaseResult) -> Bool {
        let (left, right) = (a.observation.testCase, b.observation.testCase)
        return (left.count, left.view == .stub ? 0 : 1) < (right.count, right.view == .stub ? 0 : 1)
    }

    private var rank: Int {
        switch standing {
        case .deviates: 0
        case .accepted: 1
        case .tolerated, .asExpected, .undecided: 2
        }
    }
}
