import Conformance

/// A comparison, member by member as its schema has it; the names are a contract.
struct ComparisonDocument: Encodable {
    let schema = 1
    let old: Side
    let new: Side
    /// Full names, of the same subject in both.
    let subjects: [Match]
    let newSubjects: [String]
    let goneSubjects: [String]
    let regressions: [Change]
    let fixes: [Change]
    let otherChanges: [Change]
    let movedCliffs: [Moved]
    let summary: Numbers

    struct Side: Encodable {
        let tool: Audit.Tool
        let profile: String
    }

    struct Match: Encodable {
        let old: String
        let new: String
    }

    struct Change: Encodable {
        let subject: Match
        let scenario: String
        let type: RecordType
        let transitions: [Transition]
        let counts: [Int]
        let views: [View]
        let cases: Int
    }

    struct Transition: Encodable {
        let before: State
        let after: State
    }

    struct State: Encodable {
        let outcome: Outcome
        let verdict: Verdict
    }

    struct Moved: Encodable {
        let subject: Match
        let scenario: String
        let views: [View]
        let before: Span
        let after: Span
        let outcome: Outcome
        let isRegression: Bool
    }

    struct Span: Encodable {
        let holdsTo: Int
        let failsFrom: Int
    }

    struct Numbers: Encodable {
        let compared: Int
        let undecided: Int
        let onlyInOld: Int
        let onlyInNew: Int
        let hasRegressions: Bool
    }
}

extension ComparisonDocument {
    init(_ comparison: Comparison) {
        self.init(
            old: Side(comparison.old), new: Side(comparison.new), subjects: comparison.matches.map(Match.init),
            newSubjects: comparison.newSubjects.map(\.fullName),
            goneSubjects: comparison.goneSubjects.map(\.fullName),
            regressions: comparison.changes(of: .regression).map(Change.init),
            fixes: comparison.changes(of: .fix).map(Change.init),
            otherChanges: comparison.changes(of: .other).map(Change.init),
            movedCliffs: comparison.movedCliffs.map(Moved.init),
            summary: Numbers(
                compared: comparison.compared, undecided: comparison.undecided, onlyInOld: comparison.onlyInOld,
                onlyInNew: comparison.onlyInNew, hasRegressions: comparison.hasRegressions))
    }
}

extension ComparisonDocument.Side {
    init(_ audit: ComparedAudit) { self.init(tool: audit.tool, profile: audit.profile) }
}

extension ComparisonDocument.Match {
    init(_ match: SubjectMatch) { self.init(old: match.old.fullName, new: match.new.fullName) }
}

extension ComparisonDocument.Change {
    init(_ change: Comparison.Change) {
        self.init(
            subject: .init(change.subject), scenario: change.scenario, type: change.type,
            transitions: change.transitions.map { transition in
                .init(
                    before: .init(outcome: transition.before, verdict: transition.verdictBefore),
                    after: .init(outcome: transition.after, verdict: transition.verdictAfter))
            }, counts: change.counts, views: change.views, cases: change.cases)
    }
}

extension ComparisonDocument.Moved {
    init(_ cliff: MovedCliff) {
        self.init(
            subject: .init(cliff.subject), scenario: cliff.scenario, views: cliff.views,
            before: .init(holdsTo: cliff.before.holdsTo, failsFrom: cliff.before.failsFrom),
            after: .init(holdsTo: cliff.after.holdsTo, failsFrom: cliff.after.failsFrom), outcome: cliff.outcome,
            isRegression: cliff.isEarlier)
    }
}
