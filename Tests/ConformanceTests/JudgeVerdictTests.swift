import Conformance
import Testing

/// What happened against what was expected.
@Suite struct JudgeVerdictTests {
    @Test(arguments: sameEverywhere + honest + undetectable) func `each outcome is judged`(row: JudgeCase) {
        row.check()
    }

    @Test(arguments: truncated) func `TC passed on is judged by what fits`(row: JudgeCase) {
        row.check()
    }

    @Test(arguments: tooLarge) func `nobody can have what fits in no message`(row: JudgeCase) {
        row.check()
    }

    @Test(arguments: parsers) func `a parser is judged by the octets it was handed`(row: JudgeCase) {
        row.check()
    }

    @Test func `patience is fifteen seconds, and a message with OPT the largest`() {
        #expect(Judge.patienceMs == 15_000)
        #expect(Judge.largestAnswer == 65_524)
    }

    private static let sameEverywhere: [JudgeCase] = [
        .init(
            "the harness's fault is nobody's failure", JudgeCase.complete, .lookup, .status(.harness("no port")),
            is: .inconclusive, leg: .none),
        .init("the whole is right", JudgeCase.complete, .lookup, .returned(40), [.tcpWhole], is: .pass, leg: .none),
        .init(
            "the whole is right where nobody could have had it", JudgeCase.honestFailure, .lookup, .returned(40),
            is: .pass, leg: .none),
        .init(
            "a crash is never right", JudgeCase.undetectable, .lookup, .status(.signalled(11)), is: .fail, [.crash],
            leg: .upstream, breaks: Samples.broken),
        .init(
            "a hang is never right", JudgeCase.undetectable, .lookup, .status(.hung), is: .fail, [.hang],
            leg: .upstream,
            breaks: Samples.broken),
        .init(
            "a foreign address is never right", JudgeCase.undetectable, .lookup, .message(40, foreign: ["192.0.2.1"]),
            is: .fail, [.wrongAnswer], leg: .upstream, breaks: Samples.broken),
        .init(
            "a part as the whole is wrong even where the whole could not be had", JudgeCase.honestFailure, .lookup,
            .returned(28), is: .fail, [.lostAddresses], leg: .upstream, breaks: Samples.broken),
        .init(
            "a part as the whole is wrong where an honest failure was allowed", JudgeCase.completeOrHonestFailure,
            .lookup, .returned(28), is: .fail, [.lostAddresses], leg: .upstream, breaks: Samples.broken),
        .init(
            "an existing name called non-existent", JudgeCase.honestFailure, .lookup, .error(.noSuchName), is: .fail,
            [.nxdomain], leg: .upstream, breaks: .nameErrorMeaning),
        .init(
            "no data of a name that has some", JudgeCase.honestFailure, .lookup, .error(.noData), is: .fail,
            [.lostAddresses], leg: .upstream, breaks: .noDataMeaning),
    ]

    private static let honest: [JudgeCase] = [
        .init(
            "a temporary error where the whole could be had", JudgeCase.complete, .lookup, .error(.temporary),
            is: .fail, leg: .upstream, breaks: Samples.broken),
        .init(
            "a temporary error where it is allowed", JudgeCase.completeOrHonestFailure, .lookup, .error(.temporary),
            is: .tolerated, leg: .upstream),
        .init(
            "a temporary error where nothing else could be had", JudgeCase.honestFailure, .lookup, .error(.temporary),
            is: .pass, leg: .none),
        .init(
            "the error timeout where nothing else could be had", JudgeCase.honestFailure, .lookup, .error(.timeout),
            is: .pass, leg: .none),
        .init(
            "an error that is not temporary, where nothing better could be had", JudgeCase.honestFailure, .lookup,
            .error(.refused), is: .tolerated, leg: .upstream),
        .init(
            "unreadable, where nothing better could be had", JudgeCase.honestFailure, .lookup, .error(.malformed),
            is: .tolerated, leg: .upstream),
        .init(
            "refused where the whole could be had", JudgeCase.complete, .lookup, .error(.refused), is: .fail,
            leg: .upstream,
            breaks: Samples.broken),
        .init(
            "refused where an honest failure is allowed", JudgeCase.completeOrHonestFailure, .lookup, .error(.refused),
            is: .tolerated, leg: .upstream),
        .init(
            "silence is no honest failure", JudgeCase.honestFailure, .udp512, .status(.timedOut), [.udpTruncated],
            is: .fail, [.truncation, .tcpFallback, .hang], leg: .upstream, breaks: .supportTCP),
        .init(
            "silence is never tolerated", JudgeCase.undetectable, .udp512, .status(.timedOut), is: .fail, [.hang],
            leg: .client, breaks: Samples.broken),
    ]

    private static let undetectable: [JudgeCase] = [
        .init(
            "a part that nobody could notice", JudgeCase.undetectable, .lookup, .returned(28), is: .tolerated,
            leg: .upstream
        ),
        .init(
            "NXDOMAIN that was passed on", JudgeCase.undetectable, .lookup, .error(.noSuchName), is: .tolerated,
            leg: .upstream),
        .init(
            "NODATA that was passed on", JudgeCase.undetectable, .lookup, .error(.noData), is: .tolerated,
            leg: .upstream),
        .init(
            "SERVFAIL that was passed on", JudgeCase.undetectable, .lookup, .error(.temporary), is: .tolerated,
            leg: .upstream),
    ]

    /// 40 A records take 704 octets, and 11 more for OPT.
    private static let truncated: [JudgeCase] = [
        .init(
            "TC for what does not fit in 512 octets", JudgeCase.complete, .udp512, .message(0, tc: true), is: .pass,
            leg: .none),
        .init(
            "TC for 513 octets without EDNS", JudgeCase.complete, .udp512, octets: 513, .message(0, tc: true),
            is: .pass, leg: .none),
        .init(
            "TC for 512 octets without EDNS, which fit", JudgeCase.complete, .udp512, octets: 512,
            .message(0, tc: true), is: .tolerated, leg: .client),
        .init(
            "TC for 1221 octets, which fit in 1232 with OPT", JudgeCase.complete, .edns1232, octets: 1221,
            .message(0, tc: true), is: .tolerated, leg: .client),
        .init(
            "TC for 1222 octets, which with OPT don't fit in 1232", JudgeCase.complete, .edns1232, octets: 1222,
            .message(0, tc: true), is: .pass, leg: .none),
        .init(
            "TC above 1232 octets, whatever more is offered", JudgeCase.complete, .edns4096, octets: 1222,
            .message(0, tc: true), is: .pass, leg: .none),
        .init(
            "TC up to 1232 octets, where more is offered", JudgeCase.complete, .edns4096, octets: 1221,
            .message(0, tc: true), is: .tolerated, leg: .client),
        .init(
            "TC for what fits, passed on from upstream", JudgeCase.complete, .edns1232, .message(0, tc: true),
            [.udpTruncated], is: .pass, leg: .none),
        .init(
            "TC for what fits, after a whole answer", JudgeCase.complete, .edns1232, .message(0, tc: true), [.udpWhole],
            is: .tolerated, leg: .client),
        .init(
            "TC for what fits, where an honest failure is allowed", JudgeCase.completeOrHonestFailure, .edns1232,
            .message(0, tc: true), is: .pass, leg: .none),
        .init(
            "TC for what fits, where no fault strikes",
            Samples.scenario(.completeOrHonestFailure, faults: [.drop(above: 4096)]), .edns1232,
            .message(0, tc: true), is: .tolerated, leg: .client),
        .init(
            "TC over TCP", JudgeCase.complete, .tcp, .message(0, tc: true), [.tcpWhole], is: .fail,
            [.truncation, .tcpFallback], leg: .client, breaks: .supportTCP),
        .init(
            "TC after TCP was tried as well", JudgeCase.complete, .stub, .message(0, tc: true), [.tcpWhole], is: .fail,
            [.truncation, .tcpFallback], leg: .client, breaks: .supportTCP),
        .init(
            "a stub resolver that says truncated where it could ask on", JudgeCase.complete, .lookup,
            .error(.truncated), [.udpTruncated], is: .fail, [.truncation, .tcpFallback], leg: .upstream,
            breaks: .supportTCP),
        .init(
            "a stub resolver that says truncated where TCP is dead", JudgeCase.honestFailure, .lookup,
            .error(.truncated), [.udpTruncated, .tcpRefused], is: .pass, leg: .none),
        .init(
            "truncated where an honest failure is allowed", JudgeCase.completeOrHonestFailure, .lookup,
            .error(.truncated), is: .tolerated, leg: .upstream),
    ]

    /// With OPT, 65,535 octets leave 65,524 for the rest.
    private static let tooLarge: [JudgeCase] = [
        .init(
            "an honest failure where the answer fits in no message", JudgeCase.complete, .lookup, octets: 65_525,
            .error(.temporary), is: .pass, leg: .none),
        .init(
            "TC over TCP where the answer fits in no message", JudgeCase.complete, .tcp, octets: 65_525,
            .message(0, tc: true), is: .pass, leg: .none),
        .init(
            "a temporary error where the answer just fits", JudgeCase.complete, .lookup, octets: 65_524,
            .error(.temporary), is: .fail, leg: .upstream, breaks: Samples.broken),
        .init(
            "what nobody can notice is not blamed at any size", JudgeCase.undetectable, .lookup, octets: 65_525,
            .returned(28), is: .tolerated, leg: .upstream),
        .init(
            "a part of what fits in no message", JudgeCase.complete, .lookup, octets: 65_525, .returned(28), is: .fail,
            [.lostAddresses], leg: .upstream, breaks: Samples.broken),
    ]

    private static let chop = Samples.scenario(.completeOrHonestFailure, faults: [.omitTC(.all), .cut(at: 512)])

    private static let parsers: [JudgeCase] = [
        .init(
            "refusing a cut message is right", chop, .parse, octets: 513, .error(.malformed), is: .pass, leg: .none),
        .init(
            "refusing a message that is not cut", chop, .parse, octets: 512, .error(.malformed), is: .fail, [.limit],
            leg: .none),
        .init(
            "refusing a right message", JudgeCase.complete, .parse, .error(.malformed), is: .fail, [.limit], leg: .none),
        .init(
            "a part of a cut message", chop, .parse, .returned(28), is: .fail,
            [.truncation, .lostAddresses], leg: .none, breaks: Samples.broken),
        .init(
            "a part of a right message", JudgeCase.complete, .parse, .returned(35), is: .fail,
            [.lostAddresses, .limit], leg: .none),
        .init(
            "a crash over a cut message", chop, .parse, .status(.signalled(6)), is: .fail,
            [.truncation, .crash], leg: .none, breaks: Samples.broken),
        .init(
            "cutting matters to a parser only", chop, .lookup, octets: 513, .error(.temporary), is: .tolerated,
            leg: .upstream),
    ]
}
