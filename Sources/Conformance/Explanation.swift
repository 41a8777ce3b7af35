/// One plain sentence about an observation: what the subject saw, and what it made of it.
struct Explanation {
    private let observation: Observation
    private let outcome: Outcome

    init(_ observation: Observation, outcome: Outcome) {
        self.observation = observation
        self.outcome = outcome
    }

    var sentence: String {
        "\(name) \(linked(seen))\(did)."
    }

    /// Two clauses need no comma, and one alone needs nothing.
    private func linked(_ clauses: [String]) -> String {
        if clauses.isEmpty { return "" }
        return clauses.joined(separator: ", ") + (clauses.count > 1 ? ", and " : " and ")
    }

    /// The same, and what came of asking again.
    func sentence(then worse: CaseResult) -> String {
        let again = worse.observation
        let way = again.testCase.view == observation.testCase.view ? "" : " \(again.testCase.view.words)"
        let source = again.exchanges.isEmpty && !again.isUnseen ? " without asking the origin" : ""
        let then = Explanation(again, outcome: worse.outcome).did
        let first = seen.isEmpty ? did : "\(seen.joined(separator: ", ")) and \(did)"
        return "\(name) \(first) at first; asked again\(way) it \(then)\(source)."
    }

    private var name: String {
        let subject = observation.subject
        let own = subject.version.isEmpty ? subject.name : "\(subject.name) \(subject.version)"
        return subject.through.map { "\(own) through \($0)" } ?? own
    }

    private var reply: Reply { observation.reply }
    private var count: Int { observation.testCase.count }

    // MARK: What it saw

    /// Clauses about the origin's side, in the order in which it happened.
    private var seen: [String] {
        if observation.testCase.view == .parse { return ["was handed a message of \(observation.octets) octets"] }
        if observation.isUnseen { return [] }
        if observation.exchanges.isEmpty { return ["never asked the origin"] }
        return [amount, forgery, udp, tcp].compactMap { $0 }
    }

    /// Only worth a word when it is out of all proportion.
    private var amount: String? {
        let queries = Conduct(observation).queries
        return queries >= Conduct.loopingQueries ? "made \(queries) queries" : nil
    }

    private var forgery: String? {
        own.contains { $0.action == .forged } ? "was sent an answer that must not be believed" : nil
    }

    private var own: [Exchange] { observation.ownExchanges }

    private func exchanges(_ transport: Transport) -> [Exchange] {
        own.filter { $0.transport == transport }
    }

    private var udp: String? {
        let all = exchanges(.udp)
        guard let last = all.last else { return nil }
        if let whole = all.first(where: { $0.delivered(observation.testCase) }) {
            return "got the whole answer over UDP (\(whole.octets) octets)"
        }
        switch last.action {
        case .cut: return "got a message that was cut short"
        case .error: return "got an error over UDP"
        case .subset: return "got \(last.records) of the records over UDP"
        case .dropped: return lost(all.count, octets: last.octets)
        default: return last.tc ? "got TC=1" : "asked over UDP"
        }
    }

    private func lost(_ count: Int, octets: Int) -> String {
        if octets == 0 { return "got no answer to \(count) UDP \(count == 1 ? "query" : "queries")" }
        return "lost \(count) UDP response\(count == 1 ? "" : "s") of \(octets) octets"
    }

    private var tcp: String? {
        let all = exchanges(.tcp)
        if let whole = all.first(where: { $0.delivered(observation.testCase) }) {
            return "got the whole answer over TCP (\(whole.octets) octets)"
        }
        if all.contains(where: { $0.action == .refused }) { return "was refused over TCP" }
        if all.contains(where: { $0.action == .ignored }) { return "got no answer to its TCP SYN" }
        if all.contains(where: { $0.action == .reset }) { return "had its TCP connection reset" }
        if all.contains(where: { $0.action == .dropped }) { return "got no answer over TCP" }
        if all.contains(where: { $0.action == .error }) { return "got an error over TCP" }
        if let part = all.first(where: { $0.action == .subset }) {
            return "got \(part.records) of the records over TCP"
        }
        if all.contains(where: { $0.action == .closed }) { return "had its TCP connection closed" }
        if all.contains(where: \.tc) { return "got TC=1 over TCP too" }
        if !all.isEmpty { return "connected over TCP" }
        if own.contains(where: { $0.delivered(observation.testCase) }) { return nil }
        if observation.missesConnections { return nil }
        let called = own.contains { $0.callsForMore || $0.action == .dropped }
        return called ? "never asked over TCP" : nil
    }

    // MARK: What it did

    private var did: String {
        let addresses = reply.addresses
        return switch outcome {
        case .complete: (count == 1 ? "returned the address" : "returned all \(count) addresses") + overrun
        case .partial: "returned \(addresses.received) of \(count) addresses as if they were all"
        case .wrong:
            "returned \(addresses.foreign) \(addresses.foreign == 1 ? "address" : "addresses") not of the name "
                + "(\(addresses.foreignExamples.joined(separator: ", ")))"
        case .nxdomain: "said that the name does not exist (\(word ?? "NXDOMAIN"))"
        case .nodata: "said that the name has no address (\(word ?? "NODATA"))"
        case .truncated: word.map { "said that the answer did not fit (\($0))" } ?? "answered TC=1"
        case .malformed:
            reply.rcode.map { "answered \(Self.errorName(rcode: $0))" }
                ?? "could not read the answer (\(word ?? unreadable))"
        case .servfail: "gave a temporary error (\(word ?? "SERVFAIL"))"
        case .refused: "gave no answer (\(word ?? "REFUSED"))"
        case .timeout: word.map { "timed out (\($0))" } ?? "did not answer within \(seconds) s"
        case .hung: excess ?? "did not return within \(seconds) s"
        case .crashed: excess ?? "died at \(count) \(count == 1 ? "address" : "addresses") (\(ending))\(lastWords)"
        case .inconsistent: "gave something else when it was asked again"
        case .harness: "could not be judged (\(ending))"
        }
    }

    /// What came over UDP although it is longer than the asker takes.
    private var overrun: String {
        guard let limit = observation.overrunLimit else { return "" }
        return ", in \(reply.octets ?? 0) octets over UDP to an asker that takes \(limit)"
    }

    /// RFC 1035 §4.1.1, RFC 6891 §9.
    private static func errorName(rcode: Int) -> String {
        switch rcode {
        case 1: "FORMERR"
        case 4: "NOTIMP"
        case 16: "BADVERS"
        default: "RCODE \(rcode)"
        }
    }

    private var word: String? { reply.error }
    private var seconds: Int { Int(Judge.patienceMs / 1000) }

    private var unreadable: String {
        if case .unreadable(let reason) = reply.status { return reason }
        return "malformed"
    }

    private var ending: String {
        switch reply.status {
        case .exited(let code): "exit code \(code)\(reply.status.signalName.map { ", as of \($0)" } ?? "")"
        case .signalled(let signal): SignalName.of(signal)
        case .outOfStep: "it said more lines than it was asked, so that none is known to answer what"
        case .gone: "nothing listens at its address any more"
        case .harness(let reason): reason
        default: "no reason known"
        }
    }

    /// That it was ended, and for what.
    private var excess: String? {
        guard case .ended(let excess) = reply.status else { return nil }
        return "had to be ended at \(count) \(count == 1 ? "address" : "addresses"): \(excess)\(lastWords)"
    }

    private static let longestWord = 80

    /// What it wrote last, on one line.
    private var lastWords: String {
        let lines = reply.log.map { $0.count > Self.longestWord ? $0.prefix(Self.longestWord - 1) + "…" : $0 }
        return lines.isEmpty ? "" : ", its last words: \(lines.map { "\"\($0)\"" }.joined(separator: ", "))"
    }
}
