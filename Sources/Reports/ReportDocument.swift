import Conformance

/// The JSON report, member by member as its schema has it; the names are a contract.
struct ReportDocument: Encodable {
    let schema = 1
    let tool: Audit.Tool
    let zone: String
    let profile: String
    let counts: [Int]
    let scenarios: [String]
    let subjects: [ReportSubject]
    let skipped: [ReportSkip]
    let results: [ReportResult]
    let cliffs: [ReportCliff]
    let pairs: [ReportPair]
    let usage: [ReportUsage]
    @Nullable var effort: ReportEffort?
    @Nullable var baseline: ReportBaseline?
    let summary: ReportSummary

    init(_ assessment: Assessment) {
        let audit = assessment.audit
        tool = audit.tool
        zone = audit.zone
        profile = audit.profile
        counts = audit.counts
        scenarios = audit.scenarios.map(\.name)
        subjects = audit.subjects.map { subject in
            ReportSubject(subject, alsoFrom: audit.twins.filter { $0.subject == subject }.map(\.source))
        }
        skipped = audit.skipped.map(ReportSkip.init)
        results = audit.results.map { ReportResult($0, in: assessment) }
        cliffs = audit.cliffs.map(ReportCliff.init)
        pairs = BrokenPairs(audit).results.map(ReportPair.init)
        usage = audit.usage.map(ReportUsage.init)
        _effort = Nullable(wrappedValue: audit.effort.map(ReportEffort.init))
        _baseline = Nullable(wrappedValue: assessment.baseline.map { _ in ReportBaseline(assessment) })
        summary = ReportSummary(assessment)
    }
}

/// A subject; of a pair, the stub resolver and what it asked through.
struct ReportSubject: Encodable {
    let name: String
    let kind: SubjectKind
    let version: String
    let source: String
    /// Other sources of the same version, that it wasn't asked from.
    let alsoFrom: [String]
    @Nullable var through: String?

    init(_ subject: SubjectIdentity, alsoFrom: [String]) {
        self.alsoFrom = alsoFrom
        name = subject.name
        kind = subject.kind
        version = subject.version
        source = subject.source
        _through = Nullable(wrappedValue: subject.through)
    }
}

/// A subject that could not be had, or not from one of its sources.
struct ReportSkip: Encodable {
    let name: String
    let kind: SubjectKind
    @Nullable var source: String?
    let reason: String

    init(_ skip: Audit.Skipped) {
        name = skip.name
        kind = skip.kind
        _source = Nullable(wrappedValue: skip.source)
        reason = skip.reason
    }
}

struct ReportSummary: Encodable {
    let pass: Int
    let tolerated: Int
    let fail: Int
    let inconclusive: Int
    /// Of those that would deviate.
    let accepted: Int
    let deviating: Int
    let unasked: Int
    @Nullable var safeCount: Int?
    let safeCountLimitedBy: [String]

    init(_ assessment: Assessment) {
        let audit = assessment.audit
        accepted = audit.results.count(where: assessment.isAccepted)
        deviating = assessment.deviating.count
        unasked = audit.unasked
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
