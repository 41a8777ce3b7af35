import Conformance
import Testing

/// In which way a failure hurts, on which side, and which sentence it breaks.
@Suite struct JudgeBlameTests {
    @Test(arguments: flags) func `a failure carries its flags`(row: JudgeCase) {
        row.check()
    }

    @Test(arguments: legs) func `a resolver's failure is put on a leg by the origin's log`(row: JudgeCase) {
        row.check()
    }

    @Test(arguments: rules) func `a failure names the sentence it breaks`(row: JudgeCase) {
        row.check()
    }

    @Test(
        arguments: [
            ([.tcpWhole], .returned(28), .client), ([.udpTruncated], .returned(28), .upstream),
            ([], .returned(28), .client),
            ([.tcpWhole], .error(.temporary), .upstream),
        ] as [([Exchange], Reply, Leg)])
    func `a stub resolver that asks through a resolver has two sides as well`(
        exchanges: [Exchange], reply: Reply, leg: Leg
    ) {
        let alone = Samples.observation(.lookup, reply, exchanges)
        let pair = Observation(
            subject: alone.subject.through(Samples.subject(.resolver)), testCase: alone.testCase, purpose: .sweep,
            octets: alone.octets, reply: reply, exchanges: exchanges)
        #expect(Judge.judge(pair, scenario: JudgeCase.complete).leg == leg)
        #expect(Judge.judge(alone, scenario: JudgeCase.complete).leg == .upstream)
    }

    @Test func `where nobody sees refused connections, nobody is blamed for having tried none`() {
        let seen = Samples.observation(.udp512, .message(0, rcode: 3), [.udpTruncated])
        let unseen = Observation(
            subject: seen.subject, testCase: seen.testCase, purpose: .sweep, octets: seen.octets, reply: seen.reply,
            exchanges: seen.exchanges, missesConnections: true)
        let (told, untold) = (
            Judge.judge(seen, scenario: JudgeCase.honestFailure), Judge.judge(unseen, scenario: JudgeCase.honestFailure)
        )
        #expect(told.flags == [.truncation, .nxdomain, .tcpFallback])
        #expect(untold.flags == [.truncation, .nxdomain])
        #expect(told.why.contains("never asked over TCP"))
        #expect(!untold.why.contains("never asked over TCP"))
    }

    private static let flags: [JudgeCase] = [
        .init(
            "TCP never tried", JudgeCase.complete, .lookup, .returned(28), [.udpTruncated], is: .fail,
            [.truncation, .tcpFallback, .lostAddresses], leg: .upstream, breaks: .supportTCP),
        .init(
            "a cut answer calls for TCP too", JudgeCase.complete, .lookup, .returned(28), [.udpCut], is: .fail,
            [.truncation, .tcpFallback, .lostAddresses], leg: .upstream, breaks: .supportTCP),
        .init(
            "TCP tried in vain", JudgeCase.honestFailure, .lookup, .returned(28), [.udpTruncated, .tcpRefused],
            is: .fail, [.truncation, .lostAddresses], leg: .upstream, breaks: Samples.broken),
        .init(
            "a whole answer makes truncation harmless", JudgeCase.complete, .lookup, .returned(35),
            [.udpTruncated, .tcpWhole], is: .fail, [.lostAddresses, .limit], leg: .upstream),
        .init(
            "the whole in an oversize message counts as the whole", JudgeCase.completeOrHonestFailure, .lookup,
            .returned(28), [.udpOversize], is: .fail, [.lostAddresses, .limit], leg: .upstream),
        .init(
            "a crash over the whole answer is a crash and no limit", JudgeCase.complete, .lookup,
            .status(.exited(139)), [.tcpWhole], is: .fail, [.crash], leg: .upstream, breaks: Samples.broken),
        .init(
            "a hang over the whole answer is a hang and no limit", JudgeCase.complete, .lookup, .status(.hung),
            [.tcpWhole], is: .fail, [.hang], leg: .upstream, breaks: Samples.broken),
        .init(
            "a foreign address beside the whole answer is no limit", JudgeCase.complete, .lookup,
            .message(40, foreign: ["192.0.2.1"]), [.tcpWhole], is: .fail, [.wrongAnswer], leg: .upstream,
            breaks: Samples.broken),
        .init(
            "silence of a resolver that got the whole", JudgeCase.complete, .udp512, .status(.timedOut), [.udpWhole],
            is: .fail, [.hang], leg: .client, breaks: Samples.broken),
        .init(
            "a timeout that was said is no hang", JudgeCase.complete, .lookup, .error(.timeout), [.udpDropped],
            is: .fail, [], leg: .upstream, breaks: Samples.broken),
        .init(
            "a drop alone calls for no TCP", JudgeCase.completeOrHonestFailure, .lookup, .error(.noSuchName),
            [.udpDropped], is: .fail, [.nxdomain], leg: .upstream, breaks: .nameErrorMeaning),
        .init(
            "what is tolerated carries no flags", JudgeCase.completeOrHonestFailure, .lookup, .error(.temporary),
            [.udpTruncated], is: .tolerated, [], leg: .upstream),
        .init(
            "a resolver that refuses its client's TCP", JudgeCase.complete, .tcp, .error(.refused), is: .fail,
            [.tcpFallback], leg: .client, breaks: .supportTCP),
        .init(
            "a resolver that refuses TCP to whoever saw TC", JudgeCase.complete, .stub, .error(.refused), is: .fail,
            [.tcpFallback], leg: .client, breaks: .supportTCP),
        .init(
            "RCODE REFUSED over TCP is an answer over TCP", JudgeCase.complete, .tcp, .message(0, rcode: 5), is: .fail,
            [], leg: .client, breaks: Samples.broken),
        .init(
            "refused over UDP says nothing of TCP", JudgeCase.complete, .udp512, .error(.refused), is: .fail, [],
            leg: .client, breaks: Samples.broken),
        .init(
            "SERVFAIL over TCP says nothing of TCP", JudgeCase.complete, .tcp, .message(0, rcode: 2), is: .fail, [],
            leg: .client, breaks: Samples.broken),
    ]

    private static let legs: [JudgeCase] = [
        .init(
            "never asked the origin", JudgeCase.complete, .udp512, .message(0, rcode: 2), is: .fail, leg: .client,
            breaks: Samples.broken),
        .init(
            "never got the whole", JudgeCase.complete, .udp512, .message(28), [.udpTruncated], is: .fail,
            [.truncation, .tcpFallback, .lostAddresses], leg: .upstream, breaks: .supportTCP),
        .init(
            "got the whole and gave a part", JudgeCase.complete, .udp512, .message(28), [.tcpWhole], is: .fail,
            [.lostAddresses], leg: .client, breaks: Samples.broken),
        .init(
            "got the whole and gave TC over TCP", JudgeCase.complete, .tcp, .message(28, tc: true), [.tcpWhole],
            is: .fail, [.truncation, .tcpFallback], leg: .client, breaks: .supportTCP),
        .init(
            "got the whole and said nothing", JudgeCase.complete, .tcp, .status(.timedOut), [.tcpWhole], is: .fail,
            [.hang], leg: .client, breaks: Samples.broken),
        .init(
            "got the whole and gave something else", JudgeCase.complete, .tcp, .message(0, foreign: ["192.0.2.1"]),
            [.tcpWhole], is: .fail, [.wrongAnswer], leg: .client, breaks: Samples.broken),
        .init(
            "got the whole beside a forged answer, and believed that", JudgeCase.complete, .udp512,
            .message(0, foreign: ["203.0.113.1"]), [.udpForged], is: .fail, [.wrongAnswer], leg: .upstream,
            breaks: Samples.broken),
        .init(
            "believed a forged answer beside a truncated one", JudgeCase.complete, .lookup,
            .message(0, foreign: ["203.0.113.1"]), [.sample(.udp, .forged, octets: 512, tc: true)], is: .fail,
            [.wrongAnswer], leg: .upstream, breaks: Samples.broken),
        .init(
            "a forged answer that was not believed, beside a truncated one", JudgeCase.complete, .lookup,
            .returned(28), [.sample(.udp, .forged, octets: 512, tc: true)], is: .fail,
            [.truncation, .tcpFallback, .lostAddresses], leg: .upstream, breaks: .supportTCP),
        .init(
            "got the whole and closed its client's TCP", JudgeCase.complete, .stub, .error(.refused), [.tcpWhole],
            is: .fail, [.tcpFallback], leg: .client, breaks: .supportTCP),
        .init(
            "got the whole and said REFUSED", JudgeCase.complete, .stub, .message(0, rcode: 5), [.tcpWhole],
            is: .fail, [.limit], leg: .upstream),
        .init(
            "got the whole and refused it", JudgeCase.complete, .tcp, .message(0, rcode: 2), [.tcpWhole], is: .fail,
            [.limit], leg: .upstream),
        .init(
            "got the whole and called the name non-existent", JudgeCase.complete, .tcp, .message(0, rcode: 3),
            [.tcpWhole], is: .fail, [.nxdomain, .limit], leg: .upstream, breaks: .nameErrorMeaning),
        .init(
            "what passes is on no leg", JudgeCase.complete, .tcp, .message(40), [.tcpWhole], is: .pass, leg: .none),
    ]

    private static let rules: [JudgeCase] = [
        .init(
            "NXDOMAIN before a TCP that was not tried", JudgeCase.complete, .lookup, .error(.noSuchName),
            [.udpTruncated], is: .fail, [.truncation, .nxdomain, .tcpFallback], leg: .upstream,
            breaks: .nameErrorMeaning),
        .init(
            "NODATA before a limit", JudgeCase.complete, .lookup, .error(.noData), [.tcpWhole], is: .fail,
            [.lostAddresses, .limit], leg: .upstream, breaks: .noDataMeaning),
        .init(
            "a TCP that was not tried before the scenario's own", JudgeCase.complete, .lookup, .error(.temporary),
            [.udpTruncated], is: .fail, [.truncation, .tcpFallback], leg: .upstream, breaks: .supportTCP),
        .init(
            "no sentence says how many records are enough", JudgeCase.complete, .lookup, .error(.temporary),
            [.udpTruncated, .tcpWhole], is: .fail, [.limit], leg: .upstream),
        .init(
            "a limit that shows as truncation is a limit all the same", JudgeCase.complete, .lookup,
            .error(.truncated), [.tcpWhole], is: .fail, [.truncation, .limit], leg: .upstream),
        .init(
            "truncation without the whole answer breaks the scenario's own", JudgeCase.complete, .lookup,
            .error(.truncated), [.udpTruncated, .tcpClosed], is: .fail, [.truncation], leg: .upstream,
            breaks: Samples.broken),
        .init(
            "what is tolerated breaks none", JudgeCase.undetectable, .lookup, .error(.noSuchName), [.udpTruncated],
            is: .tolerated, leg: .upstream),
    ]
}
