import Conformance
import Testing

@Suite struct OutcomeTests {
    @Test(
        arguments: [
            (.timedOut, .timeout), (.hung, .hung), (.exited(0), .crashed), (.exited(1), .crashed),
            (.signalled(11), .crashed), (.gone, .crashed), (.unreadable("cut at octet 512"), .malformed),
            (.harness("no free port"), .harness), (.outOfStep, .harness), (.ended(.memory), .crashed),
            (.ended(.log), .hung), (.ended(.queries), .hung),
        ] as [(Reply.Status, Outcome)])
    func `how the asking ended outweighs everything that came back`(status: Reply.Status, expected: Outcome) {
        let reply = Reply(
            status: status, addresses: AddressTally(expected: 40, received: 40, foreign: 1), errorClass: .noSuchName,
            rcode: 3, tc: true, elapsedMs: 1)
        #expect(Outcome(reply) == expected)
    }

    @Test(
        arguments: [
            (.noSuchName, .nxdomain), (.noData, .nodata), (.truncated, .truncated), (.malformed, .malformed),
            (.temporary, .servfail), (.refused, .refused), (.timeout, .timeout),
        ] as [(ErrorClass, Outcome)])
    func `an error class without addresses is its outcome, whatever the message says`(
        errorClass: ErrorClass, expected: Outcome
    ) {
        let reply = Reply(
            status: .answered, addresses: AddressTally(expected: 40), errorClass: errorClass, rcode: 5, tc: true,
            elapsedMs: 1)
        #expect(Outcome(reply) == expected)
    }

    @Test func `every error class has an outcome of its own`() {
        let outcomes = ErrorClass.allCases.map { Outcome(.error($0)) }
        #expect(Set(outcomes).count == ErrorClass.allCases.count)
    }

    @Test(
        arguments: [
            (0, .nodata), (1, .malformed), (2, .servfail), (3, .nxdomain), (4, .malformed), (5, .refused),
            (6, .malformed),
            (16, .malformed), (4095, .malformed), (-1, .malformed),
        ] as [(Int, Outcome)])
    func `a message without addresses is told by its RCODE`(rcode: Int, expected: Outcome) {
        #expect(Outcome(.message(0, rcode: rcode)) == expected)
    }

    @Test func `nothing at all, not even an RCODE, is no data`() {
        #expect(Outcome(.returned(0)) == .nodata)
    }

    @Test func `TC without addresses is truncated, whatever the RCODE`() {
        #expect(Outcome(.message(0, rcode: 3, tc: true)) == .truncated)
    }

    @Test func `all addresses are complete and one fewer is partial`() {
        #expect(Outcome(.message(40)) == .complete)
        #expect(Outcome(.message(39)) == .partial)
        #expect(Outcome(.message(1)) == .partial)
    }

    @Test func `addresses in a message with TC are no part passed off as the whole`() {
        #expect(Outcome(.message(28, tc: true)) == .truncated)
        #expect(Outcome(.message(40, tc: true)) == .truncated)
    }

    @Test func `addresses beside the error class truncated are truncated`() {
        let reply = Reply(
            status: .answered, addresses: AddressTally(expected: 40, received: 28), errorClass: .truncated,
            elapsedMs: 1)
        #expect(Outcome(reply) == .truncated)
    }

    @Test func `addresses outweigh any other error class and the RCODE`() {
        let reply = Reply(
            status: .answered, addresses: AddressTally(expected: 40, received: 28), errorClass: .temporary, rcode: 2,
            elapsedMs: 1)
        #expect(Outcome(reply) == .partial)
    }

    @Test func `one foreign address outweighs all that is right`() {
        #expect(Outcome(.message(40, tc: true, foreign: ["192.0.2.1"])) == .wrong)
        #expect(Outcome(.message(0, rcode: 3, foreign: ["192.0.2.1"])) == .wrong)
    }

    @Test func `duplicates of the right addresses are complete`() {
        let tally = AddressTally(expected: 40, received: 40, duplicate: 3)
        #expect(Outcome(Reply(status: .answered, addresses: tally, elapsedMs: 1)) == .complete)
    }
}
