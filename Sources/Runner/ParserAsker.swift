internal import Conformance
internal import DNSWire
internal import Foundation
internal import Origin
internal import Subjects

/// Hands messages to a parser.
struct ParserAsker: Asker {
    let stage: Stage
    let subject: PreparedSubject

    func ask(_ questions: [Question], scenario: Scenario) async throws -> [Observation] {
        let lines = try questions.map { try message(for: $0, scenario: scenario).map(hex).joined() }
        var slipped = IndexSet()
        let answers = await ProgramRun(
            subject, in: stage.workshop, nameserver: nil, types: .one(questions[0].testCase.type)
        ).ask(
            lines, cap: Stage.cap, didAnswer: { $0 }, didSlip: { slipped.insert(integersIn: $0) },
            didEnd: { stage.ledger.note($0, of: subject.identity) })
        try answers.first?.checkStart()
        return answers.map { answer in
            let question = questions[answer.index]
            let isDoubtful = slipped.contains(answer.index) && question.purpose != .control
            let answer = isDoubtful ? answer.disbelieved : answer
            return Observation(
                Reply(answer, to: question, of: subject, scenario, on: stage), to: question, of: subject.identity,
                octets: stage.octets(of: question, scenario))
        }
    }

    /// The octets as the scenario leaves them: over UDP where it cuts payloads, else whole.
    private func message(for question: Question, scenario: Scenario) throws -> [UInt8] {
        if let replayed = stage.replayed(for: question) { return replayed.message }
        let name = try stage.name(of: question, scenario: scenario, nonce: stage.numbers.nonce)
        let isCut = scenario.faults.contains { if case .cut = $0 { true } else { false } }
        return try stage.origin.response(
            to: name, type: question.testCase.type, over: isCut ? .udp : .tcp)
    }
}

private let digits = Array("0123456789abcdef")

private func hex(_ octet: UInt8) -> String {
    String([digits[Int(octet >> 4)], digits[Int(octet & 15)]])
}
