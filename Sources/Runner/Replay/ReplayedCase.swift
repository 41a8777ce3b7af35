internal import Conformance
internal import DNSWire
internal import Origin

/// A recorded question, as it is asked of a subject instead of a case's.
struct ReplayedCase: Sendable {
    let name: DomainName
    /// The journal's number for it.
    let nonce: UInt64
    /// The size of the whole answer, in octets; nil where the scenario's arithmetic tells it.
    let octets: Int?
    /// What a correct client reaches; nil where the scenario tells it.
    let expectation: Expectation?
    let sent: SentAddresses
    /// What a parser is handed.
    let message: [UInt8]
}

extension Stage {
    /// What is replayed, for questions about that; controls are asked as always.
    func replayed(for question: Question) -> ReplayedCase? {
        question.purpose == .control ? nil : replayed
    }

    /// The size of the whole answer.
    func octets(of question: Question, _ scenario: Scenario) -> Int {
        replayed(for: question)?.octets ?? scenario.octets(of: question.testCase)
    }

    func sent(for question: Question) -> SentAddresses {
        replayed(for: question)?.sent ?? .test(question.testCase.type)
    }
}
