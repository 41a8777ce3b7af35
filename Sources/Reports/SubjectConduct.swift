import Conformance

/// How one subject goes about its lookups, taken together.
struct SubjectConduct {
    let subject: SubjectIdentity
    /// The UDP payload sizes that it offers, in octets, largest first; 0, no EDNS, is last.
    let payloadSizes: [Int]
    /// Whether addresses come back in the order of the answer; nil when there was nothing to tell it by.
    let keepsOrder: Bool?
    /// What made it try TCP, the commonest reason first.
    let tcpAfter: [Conduct.TCPTrigger]
    /// The most queries that one lookup made, and in which scenario; nil when it made none.
    let mostQueries: (count: Int, scenario: String)?
    /// The errors that look permanent although what went wrong is temporary.
    let permanentErrors: [(word: String, scenario: String)]
    /// The scenarios in which it gave addresses more than once.
    let repeatsIn: [String]

    /// - Parameters:
    ///   - results: all of the subject.
    ///   - scenarios: the audit's; what comes of other scenarios doesn't count.
    init(_ subject: SubjectIdentity, results: [CaseResult], scenarios: [Scenario]) {
        self.subject = subject
        let byScenario = Dictionary(grouping: results, by: \.observation.testCase.scenario)
        let played = scenarios.map { (scenario: $0, results: byScenario[$0.name] ?? []) }
        let all = played.flatMap(\.results)
        // Faults change what is offered and what comes back: habits show where there are none.
        let usual = byScenario[Scenario.clean] ?? all
        payloadSizes = Set(usual.flatMap(\.conduct.udpPayloadSizes)).sorted(by: >)
        keepsOrder = Self.order(in: usual)
        tcpAfter = Conduct.TCPTrigger.ordered.filter(Set(all.compactMap(\.conduct.tcpAfter)).contains)
        mostQueries = Self.most(in: played)
        permanentErrors = played.filter { $0.scenario.isOfTemporaryFault }.compactMap(Self.permanentError)
        repeatsIn = played.filter { $0.results.contains { $0.addresses.duplicate > 0 } }.map(\.scenario.name)
    }

    /// One address has no order.
    private static func order(in results: [CaseResult]) -> Bool? {
        let telling = results.filter { $0.addresses.received > 1 }
        return telling.isEmpty ? nil : telling.allSatisfy(\.addresses.isInOrder)
    }

    /// Of several scenarios the first.
    private static func most(in played: [(scenario: Scenario, results: [CaseResult])]) -> (Int, String)? {
        played.reduce(nil) { most, part in
            let queries = part.results.map(\.conduct.queries).max() ?? 0
            return queries > (most?.0 ?? 0) ? (queries, part.scenario.name) : most
        }
    }

    private static func permanentError(
        _ scenario: Scenario, _ results: [CaseResult]
    ) -> (word: String, scenario: String)? {
        let words = results.filter(\.conduct.looksPermanent).map { $0.observation.reply.error ?? $0.outcome.rawValue }
        return words.min().map { ($0, scenario.name) }
    }
}

extension CaseResult {
    fileprivate var addresses: AddressTally { observation.reply.addresses }
}

extension Scenario {
    /// Whether the name has its addresses, and only the way to them is broken.
    fileprivate var isOfTemporaryFault: Bool {
        expectation == .honestFailure || expectation == .completeOrHonestFailure
    }
}

extension Conduct.TCPTrigger {
    /// The commonest first.
    static let ordered: [Self] = [.truncation, .silence, .badMessage, .error, .answer, .nothing]

    /// What follows "TCP after".
    var words: String {
        switch self {
        case .truncation: "truncation"
        case .silence: "silence"
        case .badMessage: "bad message"
        case .error: "error"
        case .answer: "an answer"
        case .nothing: "nothing (at once)"
        }
    }
}
