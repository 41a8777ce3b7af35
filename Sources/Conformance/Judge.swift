/// Decides what is to be thought of an observation: pure, the same every time.
public struct Judge: Sendable {
    let scenario: Scenario
    let testCase: Case
    let observation: Observation
    let outcome: Outcome
    /// What a correct client reaches, where that doesn't follow from the scenario's faults.
    private let given: Expectation?

    /// How long an honest failure may take, in milliseconds.
    public static let patienceMs = 15_000.0

    private init(_ observation: Observation, scenario: Scenario, expectation: Expectation?) {
        given = expectation
        self.scenario = scenario
        self.observation = observation
        testCase = observation.testCase
        outcome = Outcome(observation.reply)
    }

    /// Judges what came first, and then what came of asking again: what was right once has to stay so.
    ///
    /// - Parameter expectation: what a correct client reaches; nil for what follows from the scenario's faults.
    public static func judge(
        _ observation: Observation, scenario: Scenario, expectation: Expectation? = nil
    ) -> CaseResult {
        let first = judgeOnce(observation, scenario: scenario, expectation: expectation)
        guard first.verdict != .fail, first.verdict != .inconclusive,
            let worse = observation.repetitions.lazy
                .map({ judgeOnce(observation.standing($0), scenario: scenario, expectation: expectation) })
                .first(where: { $0.verdict == .fail && !$0.lacksTransport(of: observation) })
        else { return first }
        return CaseResult(
            observation: observation, outcome: .inconsistent, verdict: .fail, flags: worse.flags + [.inconsistent],
            leg: worse.leg, rule: worse.rule,
            why: Explanation(observation, outcome: first.outcome).sentence(then: worse))
    }

    private static func judgeOnce(
        _ observation: Observation, scenario: Scenario, expectation: Expectation?
    ) -> CaseResult {
        let judge = Judge(observation, scenario: scenario, expectation: expectation)
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

    var expectation: Expectation { given ?? scenario.expectation(of: testCase, octets: observation.octets) }

    var wasHandedCut: Bool { scenario.cuts(testCase, octets: observation.octets) }

    private var verdict: Verdict {
        if outcome == .harness { return .inconclusive }
        return loops ? .fail : ofOutcome
    }

    /// Nobody needs this many queries for one lookup, whatever is wrong.
    var loops: Bool { Conduct(observation).queries >= Conduct.loopingQueries }

    private var ofOutcome: Verdict {
        switch outcome {
        case .harness: .inconclusive
        // Whoever takes no more than it said loses what is too long; we took it.
        case .complete: observation.overrunLimit == nil ? .pass : .tolerated
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
            let mayBePassedOn = observation.isUnseen || exchanges.contains(where: \.tc)
            let needless = fits(min(limit, Self.unfragmentedOctets)) && !mayBePassedOn
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
}

extension CaseResult {
    /// Whether it only shows that the other transport isn't there at all: the view that asks over it says so, and what was
    /// answered stays answered.
    fileprivate func lacksTransport(of first: Observation) -> Bool {
        outcome == .refused && observation.reply.rcode == nil && observation.testCase.view != first.testCase.view
    }
}
