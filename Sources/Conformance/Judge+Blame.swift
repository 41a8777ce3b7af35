/// In which way a failure hurts, on which side it is, and which sentence it breaks.
extension Judge {
    var flags: [Flag] {
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

    var exchanges: [Exchange] { observation.ownExchanges }

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
        if observation.missesConnections || observation.isUnseen { return false }
        return testCase.view != .parse && wasTruncated && !exchanges.contains { $0.transport == .tcp }
    }

    var leg: Leg {
        switch observation.subject.kind {
        case .parser: .none
        case .stub: observation.subject.through == nil ? .upstream : resolverLeg
        case .resolver: resolverLeg
        }
    }

    /// By the origin's own log: what never got to the resolver, or was refused by it, is the upstream leg's.
    private var resolverLeg: Leg {
        if observation.isUnseen { return .none }
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

    func rule(for flags: [Flag]) -> Rule? {
        if flags.contains(.amplification) { return .boundedWork }
        if outcome == .nxdomain { return .nameErrorMeaning }
        if outcome == .nodata { return .noDataMeaning }
        if flags.contains(.tcpFallback) { return .supportTCP }
        // The whole answer arrived: no RFC sets how much of one a subject must take.
        if flags.contains(.limit) { return nil }
        return scenario.rule
    }
}
