internal import Conformance
internal import DNSWire
internal import Origin
internal import Sandbox
internal import Subjects
internal import Synchronization

/// One thing to ask of a subject.
struct Question: Sendable, Hashable {
    let testCase: Case
    let purpose: Observation.Purpose
}

/// What every asking needs.
struct Stage: Sendable {
    let origin: Origin
    let workshop: Workshop
    let prober: Prober
    let numbers = Numbers()

    /// How long one answer may take: as long as an honest failure, and a second more, so that what takes just that long
    /// doesn't end up now on one side and now on the other.
    static let cap = Duration.milliseconds(Judge.patienceMs) + .seconds(1)
    /// More at a time would measure a resolver's slots for TCP, not its answers.
    static let resolverQueries = 4

    /// Numbers that are given out once.
    final class Numbers: Sendable {
        private let nonces: Atomic<UInt64>
        private let addresses = Atomic<UInt32>(0)

        init() {
            nonces = Atomic(UInt64.random(in: 1...1_000_000))
        }

        var nonce: UInt64 { nonces.add(1, ordering: .relaxed).newValue }

        /// An address for a resolver to listen on.
        var resolverAddress: String {
            let number = addresses.add(1, ordering: .relaxed).newValue
            return "45.64.\(number >> 8 & 0xff).\(number & 0xff)"
        }
    }

    /// A question under a name that nobody asked before.
    func name(of question: Question, nonce: UInt64) throws -> DomainName {
        let testCase = question.testCase
        let content: CaseName.Content =
            question.purpose == .control
            ? .control(count: testCase.count) : .records(testCase.type, count: testCase.count)
        return try CaseName(nonce: nonce, content: content, scenario: testCase.scenario)
            .name(under: origin.zone, length: testCase.nameLength)
    }
}

/// Someone who can be asked: a subject of some kind, started for these questions and ended after them.
protocol Asker: Sendable {
    /// - Throws: `SubjectError` when the subject can't be started.
    func ask(_ questions: [Question], scenario: Scenario) async throws -> [Observation]
}
