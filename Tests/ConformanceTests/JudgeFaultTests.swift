import Conformance
import Testing

/// Queries without end, names without addresses, and names with addresses of both types.
@Suite struct JudgeFaultTests {
    @Test(arguments: loops) func `a lookup of two hundred queries fails, whatever came of it`(row: JudgeCase) {
        row.check()
    }

    @Test(arguments: withoutData) func `a name without addresses has none`(row: JudgeCase) {
        row.check()
    }

    @Test(arguments: pairs) func `what happens to the other type is not what happened to this`(row: JudgeCase) {
        row.check()
    }

    private static func times(_ count: Int, _ exchange: Exchange = .udpWhole) -> [Exchange] {
        Array(repeating: exchange, count: count)
    }

    private static let loops: [JudgeCase] = [
        .init("199 queries", JudgeCase.complete, .lookup, .returned(40), times(199), is: .pass, leg: .none),
        .init(
            "200 queries and the whole", JudgeCase.complete, .lookup, .returned(40), times(200), is: .fail,
            [.amplification], leg: .upstream, breaks: .boundedWork),
        .init(
            "200 queries and NXDOMAIN", JudgeCase.complete, .lookup, .error(.noSuchName), times(200), is: .fail,
            [.nxdomain, .limit, .amplification], leg: .upstream, breaks: .boundedWork),
        .init(
            "200 queries where no one could have had it", JudgeCase.honestFailure, .lookup, .error(.temporary),
            times(200, .udpTruncated), is: .fail, [.truncation, .tcpFallback, .amplification], leg: .upstream,
            breaks: .boundedWork),
        .init(
            "200 queries where nobody can notice", JudgeCase.undetectable, .udp512, .message(40), times(200),
            is: .fail, [.amplification], leg: .upstream, breaks: .boundedWork),
        .init(
            "queries for both types", JudgeCase.complete, .lookup, .returned(40),
            times(100) + times(100, .sample(.udp, .answered, type: .aaaa)), is: .fail, [.amplification],
            leg: .upstream, breaks: .boundedWork),
        .init(
            "connections are no queries", JudgeCase.complete, .lookup, .returned(40),
            times(199) + times(9, .tcpConnected), is: .pass, leg: .none),
        .init(
            "the harness's fault decides nothing", JudgeCase.complete, .lookup, .status(.harness("no port")),
            times(200), is: .inconclusive, leg: .none),
    ]

    private static let withoutData: [JudgeCase] = [
        .init("NODATA", JudgeCase.noData, .udp512, .message(0), [.udpWhole], is: .pass, leg: .none),
        .init("a word for it", JudgeCase.noData, .lookup, .error(.noData), is: .pass, leg: .none),
        .init(
            "one word for both", JudgeCase.noData, .lookup, .error(.noSuchName), is: .tolerated, leg: .upstream),
        .init(
            "NXDOMAIN", JudgeCase.noData, .udp512, .message(0, rcode: 3), [.sample(.udp, .answered, records: 1)],
            is: .fail, [.nxdomain], leg: .upstream, breaks: .nameErrorMeaning),
        .init(
            "SERVFAIL", JudgeCase.noData, .udp512, .message(0, rcode: 2), [.sample(.udp, .answered, records: 1)],
            is: .tolerated, leg: .upstream),
        .init("unreadable", JudgeCase.noData, .lookup, .error(.malformed), is: .tolerated, leg: .upstream),
        .init(
            "truncated", JudgeCase.noData, .lookup, .error(.truncated), is: .tolerated, leg: .upstream),
        .init("TC over UDP", JudgeCase.noData, .udp512, .message(0, tc: true), is: .pass, leg: .none),
        .init(
            "a part", JudgeCase.noData, .lookup, .returned(1), is: .fail, [.lostAddresses], leg: .upstream,
            breaks: Samples.broken),
        .init(
            "an address that nobody sent", JudgeCase.noData, .lookup, .message(0, foreign: ["192.0.2.1"]), is: .fail,
            [.wrongAnswer], leg: .upstream, breaks: Samples.broken),
        .init(
            "silence", JudgeCase.noData, .udp512, .status(.timedOut), is: .fail, [.hang], leg: .client,
            breaks: Samples.broken),
    ]

    private static let otherTruncated = Exchange.sample(.udp, .answered, octets: 512, tc: true, type: .aaaa)
    private static let otherWhole = Exchange.sample(.tcp, .answered, octets: 1184, records: 40, type: .aaaa)

    private static let pairs: [JudgeCase] = [
        .init(
            "as many records of the other type are not the whole", JudgeCase.complete, .lookup, .error(.temporary),
            [.udpDropped, otherWhole], is: .fail, leg: .upstream, breaks: Samples.broken),
        .init(
            "they are the whole where they are under test", JudgeCase.complete, .lookup, type: .aaaa,
            .error(.temporary), [otherWhole], is: .fail, [.limit], leg: .upstream),
        .init(
            "the other type's TC truncates nothing", JudgeCase.complete, .lookup, .error(.temporary),
            [.udpWhole, otherTruncated], is: .fail, [.limit], leg: .upstream),
        .init(
            "the other type's TCP is not this one's", JudgeCase.complete, .lookup, .error(.temporary),
            [.udpTruncated, otherWhole], is: .fail, [.truncation, .tcpFallback], leg: .upstream, breaks: .supportTCP),
        .init(
            "a connection may be for either", JudgeCase.complete, .lookup, .error(.temporary),
            [.udpTruncated, .tcpRefused], is: .fail, [.truncation], leg: .upstream, breaks: Samples.broken),
        .init(
            "a resolver that asked for the other type only never asked", JudgeCase.complete, .udp512,
            .message(0, rcode: 2), [otherWhole], is: .fail, leg: .client, breaks: Samples.broken),
        .init(
            "the other type's TC doesn't make TC right", JudgeCase.complete, .edns1232, .message(0, tc: true),
            [.udpWhole, otherTruncated], is: .tolerated, leg: .client),
    ]
}
