/// One plain sentence about an observation: what the subject saw, and what it made of it.
struct Explanation {
    private let observation: Observation
    private let outcome: Outcome

    init(_ observation: Observation, outcome: Outcome) {
        self.observation = observation
        self.outcome = outcome
    }

    var sentence: String {
        let subject = observation.subject
        let name = subject.version.isEmpty ? subject.name : "\(subject.name) \(subject.version)"
        // Two clauses need no comma.
        let link = seen.count > 1 ? ", and " : " and "
        return "\(name) \(seen.joined(separator: ", "))\(link)\(did)."
    }

    private var reply: Reply { observation.reply }
    private var count: Int { observation.testCase.count }

    // MARK: What it saw

    /// Clauses about the origin's side, in the order in which it happened.
    private var seen: [String] {
        if observation.testCase.view == .parse { return ["was handed a message of \(observation.octets) octets"] }
        if observation.exchanges.isEmpty { return ["never asked the origin"] }
        return [udp, tcp].compactMap { $0 }
    }

    private func exchanges(_ transport: Transport) -> [Exchange] {
        observation.exchanges.filter { $0.transport == transport }
    }

    private var udp: String? {
        let all = exchanges(.udp)
        guard let last = all.last else { return nil }
        if let whole = all.first(where: { $0.delivered(count) }) {
            return "got the whole answer over UDP (\(whole.octets) octets)"
        }
        switch last.action {
        case .cut: return "got a message that was cut short"
        case .dropped: return "lost \(all.count) UDP response\(all.count == 1 ? "" : "s") of \(last.octets) octets"
        default: return last.tc ? "got TC=1" : "asked over UDP"
        }
    }

    private var tcp: String? {
        let all = exchanges(.tcp)
        if let whole = all.first(where: { $0.delivered(count) }) {
            return "got the whole answer over TCP (\(whole.octets) octets)"
        }
        if all.contains(where: { $0.action == .refused }) { return "was refused over TCP" }
        if all.contains(where: { $0.action == .ignored }) { return "got no answer to its TCP SYN" }
        if all.contains(where: { $0.action == .closed }) { return "had its TCP connection closed" }
        if all.contains(where: \.tc) { return "got TC=1 over TCP too" }
        if !all.isEmpty { return "connected over TCP" }
        if observation.exchanges.contains(where: { $0.delivered(count) }) { return nil }
        let called = observation.exchanges.contains { $0.tc || $0.action == .cut || $0.action == .dropped }
        return called ? "never asked over TCP" : nil
    }

    // MARK: What it did

    private var did: String {
        let addresses = reply.addresses
        return switch outcome {
        case .complete: "returned all \(count) addresses"
        case .partial: "returned \(addresses.received) of \(count) addresses as if they were all"
        case .wrong:
            "returned \(addresses.foreign) addresses that nobody sent (\(addresses.foreignExamples.joined(separator: ", ")))"
        case .nxdomain: "said that the name does not exist (\(word ?? "NXDOMAIN"))"
        case .nodata: "said that the name has no address (\(word ?? "NODATA"))"
        case .truncated: word.map { "said that the answer did not fit (\($0))" } ?? "answered TC=1"
        case .malformed: "could not read the answer (\(word ?? unreadable))"
        case .servfail: "gave a temporary error (\(word ?? "SERVFAIL"))"
        case .refused: "gave no answer (\(word ?? "REFUSED"))"
        case .timeout: word.map { "timed out (\($0))" } ?? "did not answer within \(seconds) s"
        case .hung: "did not return within \(seconds) s"
        case .crashed: "died (\(ending))"
        case .harness: "could not be judged (\(ending))"
        }
    }

    private var word: String? { reply.error }
    private var seconds: Int { Int(Judge.patienceMs / 1000) }

    private var unreadable: String {
        if case .unreadable(let reason) = reply.status { return reason }
        return reply.rcode.map { "RCODE \($0)" } ?? "malformed"
    }

    private var ending: String {
        switch reply.status {
        case .exited(let code): "exit code \(code)"
        case .signalled(let signal): "signal \(signal)"
        case .gone: "nothing listens at its address any more"
        case .harness(let reason): reason
        default: "no reason known"
        }
    }
}
