import Conformance

/// What a result rests on, for people: both legs, the sentence of the RFC, and how to ask again. Each line is safe to print.
struct EvidenceText {
    private let result: CaseResult
    private var observation: Observation { result.observation }

    init(_ result: CaseResult) {
        self.result = result
    }

    var lines: [String] {
        facts + LegText(observation).lines + repetitions + rule + ["Again: " + RerunCommand(observation).text]
    }

    private var facts: [String] {
        let flags = result.flags.isEmpty ? "" : " (\(result.flags.map(\.rawValue).joined(separator: ", ")))"
        let leg = result.leg == .none ? "" : ", on the \(result.leg.rawValue) leg"
        return [
            "Case: \(plain(observation.testCase.id, limit: 200))",
            "Subject: \(plain(observation.subject.fullName, limit: 200))",
            "Outcome: \(result.outcome.rawValue), \(result.verdict.rawValue)\(flags)\(leg)",
        ]
    }

    private var repetitions: [String] {
        observation.repetitions.flatMap {
            ["Asked again (\($0.view.rawValue)):"] + LegText($0, isUnseen: observation.isUnseen).lines
        }
    }

    private var rule: [String] { result.rule.map { [Self.words(of: $0)] } ?? [] }

    /// Such as `RFC 7766, section 5: All …`; safe to print.
    static func words(of rule: Rule) -> String {
        "\(plain(rule.rfc, limit: 40)), section \(plain(rule.section, limit: 40)): \(plain(rule.text))"
    }
}
