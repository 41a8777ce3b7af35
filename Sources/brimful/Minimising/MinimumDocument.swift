internal import Conformance
internal import Foundation
internal import Runner

/// A smallest failure for other programs.
struct MinimumDocument: Encodable {
    let schema = 1
    let subject: String
    let original: String
    let id: String
    let name: String
    let type: RecordType
    let count: Int
    let nameLength: Int
    let view: View
    let scenario: Scenario
    let omitted: [Fault.ResponsePart]
    let outcome: Outcome
    let flags: [Conformance.Flag]
    let why: String
    let rule: Rule?
    let oneFewer: Verdict?
    let limit: Cliff.Cause
    let octets: Minimum.Octets
    let serve: String?
    let dig: String
    let trials: [Minimum.Trial]
    let remarks: [String]

    init(_ minimum: Minimum, _ showing: Showing) {
        let testCase = minimum.testCase
        subject = minimum.subject.fullName
        (original, id, name) = (minimum.original.id, testCase.id, minimum.name)
        (type, count, nameLength, view) = (testCase.type, testCase.count, testCase.nameLength, testCase.view)
        (scenario, omitted) = (minimum.scenario, minimum.omitted)
        (outcome, flags, why) = (minimum.result.outcome, minimum.result.flags, minimum.result.why)
        (rule, oneFewer) = (minimum.result.rule, minimum.oneFewer?.verdict)
        (limit, octets) = (minimum.limit, minimum.octets)
        (serve, dig) = (showing.serve, showing.dig)
        (trials, remarks) = (minimum.trials, minimum.remarks)
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
