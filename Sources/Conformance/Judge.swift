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

    public static func judge(_ observation: Observation, scenario: Scenario) -> CaseResult {
        let judge = Judge(observation, scenario: scenario)
        let verdict = judge.verdict
        let flags = verdict == .fail ? judge.flags : []
        return CaseResult(
            observation: observation, outcome: judge.outcome, verdict: verdict, flags: flags,
            leg: verdict == .pass ? .none : judge.leg, rule: verdict == .fail ? judge.rule(for: flags) : nil,
            why: Explanation(observation, outcome: judge.outcome).sentence)
    }

    /// The longest answer that any client can be sent: a message (RFC 1035 §4.2.2) with room for the OPT record of a client with
    /// EDNS.
    public static let largestAnswer = 65_535 - optLength
    private static let optLength = 11

    // MARK: Verdict

    /// What this case asks of a correct client. Nobody can have the whole of what fits in no message, nor can a parser have
    /// the whole of a message that was cut.
    private var expectation: Expectation {
        if observation.octets > Self.largestAnswer && scenario.expectation == .complete { return .honestFailure }
        return wasHandedCut ? .honestFailure : scenario.expectation
    }

    /// Whether a parser was handed a message that the scenario cuts.
    private var wasHandedCut: Bool {
        testCase.view == .parse
            && scenario.faults.contains { fault in
                if case .cut(let octet) = fault { return observation.octets > octet }
                return false
            }
    }

    private var verdict: Verdict {
        switch outcome {
        case .harness: .inconclusive
        case .complete: .pass
        case .crashed, .hung, .wrong: .fail
        case .partial, .nxdomain, .nodata: expectation == .undetectable ? .tolerated : .fail
        case .truncated: ofTruncated
        case .servfail, .refused, .malformed, .timeout: ofError
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
            return needless && scenario.expectation == .complete ? .tolerated : .pass
        }
        return ofHonestFailure
    }

    private var ofError: Verdict {
        // Whoever asked a resolver and heard nothing had to wait longer than an honest failure may take.
        if case .timedOut = observation.reply.status { return .fail }
        let isHonest = outcome == .servfail || outcome == .timeout || testCase.view == .parse
        if expectation == .honestFailure && !isHonest { return .tolerated }
        return ofHonestFailure
    }

    private var ofHonestFailure: Verdict {
        switch expectation {
        case .complete: .fail
        case .completeOrHonestFailure, .undetectable: .tolerated
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
            (.limit, gotWhole && leg != .client && ![.crashed, .hung, .wrong].contains(outcome)),
        ]
        return candidates.filter(\.1).map(\.0)
    }

    private var exchanges: [Exchange] { observation.exchanges }

    private var wasTruncated: Bool {
        wasHandedCut || exchanges.contains { $0.tc || $0.action == .cut }
    }

    private var gotWhole: Bool {
        testCase.view == .parse ? !wasHandedCut : exchanges.contains { $0.delivered(testCase.count) }
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
        case .stub: .upstream
        case .resolver: resolverLeg
        }
    }

    /// By the origin's own log: what never got to the resolver, or was refused by it, is the upstream leg's.
    private var resolverLeg: Leg {
        guard !exchanges.isEmpty else { return .client }
        guard gotWhole else { return .upstream }
        return [.partial, .truncated, .timeout, .wrong].contains(outcome) ? .client : .upstream
    }

    private func rule(for flags: [Flag]) -> Rule? {
        if outcome == .nxdomain || outcome == .nodata { return .nameErrorMeaning }
        if flags.contains(.tcpFallback) { return .supportTCP }
        // The whole answer arrived: no RFC sets how much of one a subject must take.
        if flags.contains(.limit) { return nil }
        return scenario.rule
    }
}
