import Conformance

/// A count at which a subject's behaviour changes, as the JSON report has it.
struct ReportCliff: Encodable {
    let subject: String
    let scenario: String
    let view: View
    let holdsTo: Int
    let failsFrom: Int
    @Nullable var before: Outcome?
    let outcome: Outcome
    let change: Cliff.Change
    let cause: Cause

    struct Cause: Encodable {
        let kind: Cliff.Cause.Kind
        @Nullable var limit: Int?
    }

    init(_ cliff: Cliff) {
        subject = cliff.subject.fullName
        scenario = cliff.scenario
        view = cliff.view
        holdsTo = cliff.holdsTo
        failsFrom = cliff.failsFrom
        _before = Nullable(wrappedValue: cliff.before)
        outcome = cliff.outcome
        change = cliff.change
        cause = Cause(kind: cliff.cause.kind, limit: cliff.cause.limit)
    }
}
