import Conformance
import Testing

/// What was right once has to stay so when the same name is asked again.
@Suite struct JudgeRepetitionTests {
    private typealias Repetition = Observation.Repetition

    private static let good = Repetition(view: .stub, reply: .message(40), exchanges: [])
    private static let part = Repetition(view: .stub, reply: .message(28), exchanges: [])
    private static let servfail = Repetition(view: .tcp, reply: .message(0, rcode: 2), exchanges: [])

    private func judge(
        _ reply: Reply, _ exchanges: [Exchange] = [.tcpWhole], then repetitions: [Observation.Repetition],
        _ scenario: Scenario = JudgeCase.complete, view: View = .stub
    ) -> CaseResult {
        Judge.judge(Samples.observation(view, reply, exchanges, then: repetitions), scenario: scenario)
    }

    @Test func `right, and right again`() {
        let result = judge(.message(40), then: [Self.good, Self.good])
        #expect(result.verdict == .pass && result.outcome == .complete && result.flags == [] && result.leg == .none)
        #expect(!result.why.contains("again"))
    }

    @Test func `right at first and a part from the cache is inconsistent, on the client's leg`() {
        let result = judge(.message(40), then: [Self.part])
        #expect(result.outcome == .inconsistent && result.verdict == .fail)
        #expect(result.flags == [.lostAddresses, .inconsistent])
        #expect(result.leg == .client)
        #expect(result.rule == Samples.broken)
        #expect(result.observation.repetitions == [Self.part])
        #expect(
            result.why
                == "unbound 1.17.1 got the whole answer over TCP (704 octets) and returned all 40 addresses at first; "
                + "asked again it returned 28 of 40 addresses as if they were all without asking the origin.")
    }

    @Test func `a repetition is judged in its own way of asking`() {
        let result = judge(.message(0, tc: true), then: [Self.servfail], view: .udp512)
        #expect(result.outcome == .inconsistent)
        #expect(
            result.why
                == "unbound 1.17.1 got the whole answer over TCP (704 octets) and answered TC=1 at first; "
                + "asked again over TCP it gave a temporary error (SERVFAIL) without asking the origin.")
        #expect(
            judge(.message(40), then: [.init(view: .udp512, reply: .message(0, tc: true), exchanges: [])]).verdict
                == .pass)
        #expect(
            judge(.message(40), then: [.init(view: .tcp, reply: .message(0, tc: true), exchanges: [])]).verdict == .fail
        )
    }

    @Test func `a transport that isn't there at all is told by the view that asks over it`() {
        let refused = Reply(
            status: .answered, addresses: AddressTally(expected: 40), error: "TCP connection refused",
            errorClass: .refused, elapsedMs: 1)
        let overTCP = Repetition(view: .tcp, reply: refused, exchanges: [])
        #expect(judge(.message(40), then: [overTCP], view: .edns1232).verdict == .pass)
        #expect(judge(.message(40), then: [overTCP], view: .tcp).outcome == .inconsistent)
        #expect(judge(refused, then: [], view: .tcp).verdict == .fail)
    }

    @Test func `where the origin was asked again, the leg is told by what it saw then`() {
        let again = Repetition(view: .stub, reply: .message(0, rcode: 3), exchanges: [.udpTruncated, .tcpRefused])
        let result = judge(.message(40), then: [again])
        #expect(result.flags == [.truncation, .nxdomain, .inconsistent])
        #expect(result.leg == .upstream)
        #expect(result.rule == .nameErrorMeaning)
        #expect(result.why.hasSuffix("asked again it said that the name does not exist (NXDOMAIN)."))
    }

    @Test func `good, then better, is no failure`() {
        let result = judge(.message(0, rcode: 2), then: [Self.good], JudgeCase.completeOrHonestFailure)
        #expect(result.outcome == .servfail && result.verdict == .tolerated && result.flags == [])
    }

    @Test func `good, then worse and still allowed, is no failure`() {
        let result = judge(.message(40), then: [Self.servfail], JudgeCase.completeOrHonestFailure)
        #expect(result.outcome == .complete && result.verdict == .pass)
    }

    @Test func `tolerated, then wrong, is inconsistent`() {
        let result = judge(.message(0, rcode: 2), then: [Self.part], JudgeCase.completeOrHonestFailure)
        #expect(result.outcome == .inconsistent && result.verdict == .fail)
    }

    @Test func `bad at first is what it was, whatever comes after`() {
        for repetition in [Self.good, Self.servfail, Self.part] {
            let result = judge(.message(0, rcode: 3), then: [repetition])
            #expect(result.outcome == .nxdomain && result.verdict == .fail)
            #expect(result.flags == [.nxdomain, .limit])
        }
    }

    @Test func `the first repetition that fails is told of`() {
        let result = judge(.message(40), then: [Self.good, Self.part, Self.servfail])
        #expect(result.flags == [.lostAddresses, .inconsistent])
        #expect(judge(.message(40), then: [Self.servfail, Self.part]).flags == [.inconsistent])
    }

    @Test func `the harness's fault at first decides nothing, nor does it when asking again`() {
        let broken = Reply.status(.harness("no port"))
        #expect(judge(broken, then: [Self.part]).verdict == .inconclusive)
        let result = judge(.message(40), then: [.init(view: .stub, reply: broken, exchanges: [])])
        #expect(result.verdict == .pass && result.outcome == .complete)
    }
}
