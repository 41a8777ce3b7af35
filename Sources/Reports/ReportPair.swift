import Conformance

/// A pair that fails although each alone doesn't, as the JSON report has it.
struct ReportPair: Encodable {
    let stub: String
    let resolver: String
    let scenario: String
    let type: RecordType
    let count: Int
    let outcome: Outcome
    let why: String

    init(_ result: CaseResult) {
        let observation = result.observation
        stub = observation.subject.ownName
        resolver = observation.subject.through ?? ""
        scenario = observation.testCase.scenario
        type = observation.testCase.type
        count = observation.testCase.count
        outcome = result.outcome
        why = result.why
    }
}
