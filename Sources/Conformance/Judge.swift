/// Decides what is to be thought of an observation: pure, the same every time.
public struct Judge: Sendable {
    private let scenario: Scenario
    private let testCase: Case
    private let observation: Observation
    private let outcome: Outcome

    /// How long an honest failure may take, in milliseconds.
    public static let patienceMs = 15_000.0

    private init(_ observation: Observation, scenario: Scenario) {
        self.scenario = scenario
        self.observation = observation
        testCase = observation.testCase
        outcome = Outcome(observation.reply)
    }

    /// Judges what came first, and then what came of asking again: what was right once has to stay so.
    public static func judge(_ observation: Observation, scenario: Scenario) -> CaseResult {
        let first = judgeOnce(observation, scenario: scenario)
        guard first.verdict != .fail, first.verdict != .inconclusive,
            let worse = observation.repetitions.lazy
                .map({ judgeOnce(observation.standing($0), scenario: scenario) }).first(where: { $0.verdict == .fail })
        else { return first }
        return CaseResult(
            observation: observation, outcome: .inconsistent, verdict: .fail, flags: worse.flags + [.inconsistent],
            leg: worse.leg, rule: worse.rule,
            why: Explanation(observation, outcome: first.outcome).sentence(then: worse))
    }

    private static func judgeOnce(_ observation: Observation, scenario: Scenario) -> CaseResult {
        let judge = Judge(observation, scenario: scenario)
        let verdict = judge.verdict
        let flags = verdict == .fail ? judge.flags : []
        return CaseResult(
            observation: observation, outcome: judge.outcome, verdict: verdict, flags: flags,
            leg: [.pass, .inconclusive].contains(verdict) ? .none : judge.leg,
            rule: verdict == .fail ? judge.rule(for: flags) : nil,
            why: Explanation(observation, outcome: judge.outcome).sentence)
    }

    /// The longest answer that any client can be sent: a message (RFC 1035 §4.2.2) with room for the OPT record of a client with
    /// EDNS.
    public static let largestAnswer = 65_535 - optLength
    static let optLength = 11

    // MARK: Verdict

    private var expectation: Expectation { scenario.expectation(of: testCase, octets: observation.octets) }

    private var wasHandedCut: Bool { scenario.cuts(testCase, octets: observation.octets) }

    private var verdict: Verdict {
        if outcome == .harness { return .inconclusive }
        return loops ? .fail : ofOutcome
    }

    /// Nobody needs this many queries for one lookup, whatever is wrong.
    private var loops: Bool { Conduct(observation).queries >= Conduct.loopingQueries }

    private var ofOutcome: Verdict {
        switch outcome {
        case .harness: .inconclusive
        case .complete: .pass
        case .crashed, .hung, .wrong, .inconsistent: .fail
        case .partial: expectation == .undetectable ? .tolerated : .fail
        case .nxdomain, .nodata: ofNegative
        case .truncated: ofTruncated
        case .servfail, .refused, .malformed, .timeout: ofError
        }
    }

    /// "No such name" and "no address".
    private var ofNegative: Verdict {
        switch expectation {
        case .undetectable: .tolerated
        // Many stub resolvers have one word for both; a message has not.
        case .noData: outcome == .nodata ? .pass : observation.reply.rcode == nil ? .tolerated : .fail
        default: .fail
        }
    }

    /// What a server may keep its UDP answers to, whatever more is offered: the size that is never fragmented, the usual
    /// limit since DNS Flag Day 2020.
    private static let unfragmentedOctets = 1232

    /// TC=1 is the right answer to a UDP query for more than fits; the asker has TCP.
    private var ofTruncated: Verdict {
        if let limit = testCase.view.udpLimit {
            // A forwarder may pass on what it got: whoever asked it has TCP.
            let needless = fits(min(limit, Self.unfragmentedOctets)) && !exchanges.contains(where: \.tc)
            return needless && expectation == .complete ? .tolerated : .pass
        }
        return ofHonestFailure
    }

    private var ofError: Verdict {
        // Whoever asked a resolver and heard nothing had to wait longer than an honest failure may take.
        if case .timedOut = observation.reply.status { return .fail }
        if passesOnEDNSError { return .tolerated }
        let isHonest = outcome == .servfail || outcome == .timeout || testCase.view == .parse
        if expectation == .honestFailure && !isHonest { return .tolerated }
        return ofHonestFailure
    }

    /// Whether a forwarder passes on to a client with EDNS what its server has to say to EDNS: the client can do without
    /// (RFC 6891 §6.2.2).
    private var passesOnEDNSError: Bool {
        scenario.strikesEveryQuery && testCase.view.udpPayloadSize != nil
            && [Self.formerr, Self.badvers].contains(observation.reply.rcode)
    }

    private static let formerr = 1
    private static let badvers = 16

    private var ofHonestFailure: Verdict {
        switch expectation {
        case .complete: .fail
        case .completeOrHonestFailure, .undetectable, .noData: .tolerated
        case .honestFailure: .pass
        }
    }

    /// Whether the whole answer fits, with the OPT record (RFC 6891 §6.1.2) that a query with EDNS brings.
    private func fits(_ limit: Int) -> Bool {
        observation.octets + (testCase.view.udpPayloadSize == nil ? 0 : Self.optLength) <= limit
    }

    // MARK: Flags

    private var flags: [Flag] {
        let candidates: [(Flag, Bool)] = [
            (.truncation, wasTruncated && !gotWhole || outcome == .truncated),
            (.nxdomain, outcome == .nxdomain),
            (.tcpFallback, lacksTCP),
            (.lostAddresses, outcome == .partial || outcome == .nodata),
            (.wrongAnswer, outcome == .wrong),
            (.hang, outcome == .hung || observation.reply.status == .timedOut),
            (.crash, outcome == .crashed),
            (.limit, isLimit),
            (.amplification, loops),
        ]
        return candidates.filter(\.1).map(\.0)
    }

    /// The whole arrived, and was too much; where something else than the amount is in the way, that is no limit.
    private var isLimit: Bool {
        gotWhole && leg != .client && !scenario.strikesEveryQuery && !scenario.isOfPairs
            && ![.complete, .crashed, .hung, .wrong].contains(outcome)
    }

    /// What the origin saw of the records under test, and of connections.
    private var exchanges: [Exchange] { observation.exchanges.filter { $0.type == nil || $0.type == testCase.type } }

    private var believedForgery: Bool { outcome == .wrong && exchanges.contains { $0.action == .forged } }

    /// What stands beside a forged answer that was believed was not looked at.
    private var wasTruncated: Bool {
        wasHandedCut || !believedForgery && exchanges.contains(where: \.callsForMore)
    }

    private var gotWhole: Bool {
        testCase.view == .parse ? !wasHandedCut : exchanges.contains { $0.delivered(testCase) }
    }

    /// Truncated over UDP, and TCP never tried; or the resolver's own TCP was not there for its client.
    private var lacksTCP: Bool {
        // Asked over TCP, a resolver that closes or refuses has none for its client.
        if [.stub, .tcp].contains(testCase.view) && [.truncated, .refused].contains(outcome)
            && observation.reply.rcode != 5
        {
            return true
        }
        return testCase.view != .parse && wasTruncated && !exchanges.contains { $0.transport == .tcp }
    }

    // MARK: Blame

    private var leg: Leg {
        switch observation.subject.kind {
        case .parser: .none
        case .stub: observation.subject.through == nil ? .upstream : resolverLeg
        case .resolver: resolverLeg
        }
    }

    /// By the origin's own log: what never got to the resolver, or was refused by it, is the upstream leg's.
    private var resolverLeg: Leg {
        guard !exchanges.isEmpty else { return .client }
        guard gotWhole else { return .upstream }
        // It got the whole, and closed its own TCP or refused it; RCODE REFUSED would be an answer.
        if outcome == .refused && observation.reply.rcode == nil { return .client }
        // Whoever believes a forged answer does so upstream, the right one beside it or not.
        if believedForgery { return .upstream }
        // What a stub resolver makes of a resolver's answer happens between the two.
        if observation.subject.through != nil && [.nodata, .malformed].contains(outcome) { return .client }
        return [.partial, .truncated, .timeout, .wrong].contains(outcome) ? .client : .upstream
    }

    private func rule(for flags: [Flag]) -> Rule? {
        if flags.contains(.amplification) { return .boundedWork }
        if outcome == .nxdomain || outcome == .nodata { return .nameErrorMeaning }
        if flags.contains(.tcpFallback) { return .supportTCP }
        // The whole answer arrived: no RFC sets how much of one a subject must take.
        if flags.contains(.limit) { return nil }
        return scenario.rule
    }
}
