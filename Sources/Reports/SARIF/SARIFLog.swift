import Conformance

/// The whole document (SARIF 2.1.0 §3.13).
struct SARIFLog: Encodable {
    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let version = "2.1.0"
    let runs: [SARIFRun]

    private enum CodingKeys: String, CodingKey {
        case schema = "$schema"
        case version, runs
    }

    init(_ assessment: Assessment, baselinePath: String) {
        runs = [SARIFRun(assessment, baselinePath: baselinePath)]
    }
}

/// One run of the tool (§3.14).
struct SARIFRun: Encodable {
    let tool: SARIFTool
    let invocations: [SARIFInvocation]
    let results: [SARIFResult]
    let columnKind = "utf16CodeUnits"
    let properties: SARIFRunProperties

    /// GitHub rejects a file with more; of a larger one the most telling are kept.
    static let mostResults = 25_000

    init(_ assessment: Assessment, baselinePath: String) {
        let all = SARIFResult.all(of: assessment, place: SARIFPlace(baselinePath))
        let left = max(0, all.count - Self.mostResults)
        tool = SARIFTool(assessment.audit.tool)
        invocations = [SARIFInvocation(assessment, leftOut: left)]
        results = Array(all.prefix(Self.mostResults))
        properties = SARIFRunProperties(assessment)
    }
}

/// What is asked, and what it came to.
struct SARIFRunProperties: Encodable {
    let profile: String
    let zone: String
    let counts: [Int]
    let scenarios: [String]
    let subjects: [String]
    let safeCount: Int?
    let pass: Int
    let tolerated: Int
    let fail: Int
    let inconclusive: Int
    let deviating: Int
    let skipped: Int
    let unasked: Int

    init(_ assessment: Assessment) {
        let audit = assessment.audit
        profile = plain(audit.profile, limit: 100)
        zone = plain(audit.zone, limit: 300)
        counts = audit.counts
        scenarios = audit.scenarios.map { plain($0.name, limit: 100) }
        subjects = audit.subjects.map { plain($0.fullName, limit: 200) }
        safeCount = audit.safeCount?.count
        pass = audit.count(of: .pass)
        tolerated = audit.count(of: .tolerated)
        fail = audit.count(of: .fail)
        inconclusive = audit.count(of: .inconclusive)
        deviating = assessment.deviating.count
        skipped = audit.skipped.count
        unasked = audit.unasked
    }
}
