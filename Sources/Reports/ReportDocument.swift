import Conformance

/// The JSON report, member by member as its schema has it; the names are a contract.
struct ReportDocument: Encodable {
    let schema = 1
    let tool: Audit.Tool
    let zone: String
    let profile: String
    let counts: [Int]
    let scenarios: [String]
    let subjects: [SubjectIdentity]
    let skipped: [Audit.Skipped]
    let results: [ReportResult]
    let cliffs: [ReportCliff]
    let summary: ReportSummary

    init(_ audit: Audit) {
        tool = audit.tool
        zone = audit.zone
        profile = audit.profile
        counts = audit.counts
        scenarios = audit.scenarios.map(\.name)
        subjects = audit.subjects
        skipped = audit.skipped
        results = audit.results.map(ReportResult.init)
        cliffs = audit.cliffs.map(ReportCliff.init)
        summary = ReportSummary(audit)
    }
}

struct ReportCliff: Encodable {
    let subject: String
    let scenario: String
    let view: View
    let holdsTo: Int
    let failsFrom: Int
    let outcome: Outcome
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
        outcome = cliff.outcome
        cause = Cause(kind: cliff.cause.kind, limit: cliff.cause.limit)
    }
}

struct ReportSummary: Encodable {
    let pass: Int
    let tolerated: Int
    let fail: Int
    let inconclusive: Int
    @Nullable var safeCount: Int?
    let safeCountLimitedBy: [String]

    init(_ audit: Audit) {
        pass = audit.count(of: .pass)
        tolerated = audit.count(of: .tolerated)
        fail = audit.count(of: .fail)
        inconclusive = audit.count(of: .inconclusive)
        _safeCount = Nullable(wrappedValue: audit.safeCount?.count)
        safeCountLimitedBy = audit.safeCount?.limitedBy ?? []
    }
}

/// A member that is written as `null` when there is nothing, so that readers find it always.
@propertyWrapper
struct Nullable<Value: Encodable>: Encodable {
    let wrappedValue: Value?

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if let wrappedValue {
            try container.encode(wrappedValue)
        } else {
            try container.encodeNil()
        }
    }
}
