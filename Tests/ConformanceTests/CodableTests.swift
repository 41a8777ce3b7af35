import Conformance
import FoundationEssentials
import Testing

/// Stored observations are read back as they were: reports are made again from them.
@Suite struct CodableTests {
    private func again<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
    }

    private static let statuses: [Reply.Status] = [
        .answered, .timedOut, .hung, .exited(1), .signalled(11), .gone, .ended(.memory), .outOfStep,
        .unreadable("cut at octet 512"),
        .harness("no free port"),
    ]

    @Test(arguments: statuses) func `a result comes back whole`(status: Reply.Status) throws {
        let reply = Reply(
            status: status,
            addresses: AddressTally(
                expected: 40, received: 38, foreign: 1, duplicate: 2, viaTCP: 3, isInOrder: false,
                foreignExamples: ["192.0.2.1"]),
            error: "EAI_AGAIN", errorClass: .temporary, rcode: 2, tc: true, octets: 704, elapsedMs: 1.5)
        let exchange = Exchange(
            transport: .tcp, destination: "198.51.100.1", ednsSize: 1232, octets: 704, tc: true, records: 40,
            action: .oversize, type: .aaaa, atMs: 2.25)
        let result = Judge.judge(
            Samples.observation(
                .lookup, reply, [exchange, .tcpClosed],
                then: [.init(view: .tcp, reply: .message(3), exchanges: [exchange, .tcpReset])]),
            scenario: Samples.scenario(.complete))
        #expect(try again(result) == result)
    }

    @Test func `a reply without anything optional comes back whole`() throws {
        #expect(try again(Reply.returned(0)) == .returned(0))
    }

    @Test func `a scenario comes back with every kind of fault`() throws {
        let scenario = Samples.scenario(.completeOrHonestFailure, faults: FaultCodingTests.writings.map(\.fault))
        #expect(try again(scenario) == scenario)
    }

    @Test func `a subject that asked through another comes back with it`() throws {
        let pair = Samples.subject(.stub).through(Samples.subject(.resolver))
        #expect(try again(pair) == pair)
    }

    @Test func `the words that other tools read are fixed`() {
        #expect(
            Outcome.allCases.map(\.rawValue) == [
                "crashed", "hung", "wrong", "nxdomain", "nodata", "partial", "truncated", "malformed", "servfail",
                "refused", "timeout", "complete", "inconsistent", "harness",
            ])
        #expect(Verdict.allCases.map(\.rawValue) == ["pass", "tolerated", "fail", "inconclusive"])
        #expect(
            Flag.allCases.map(\.rawValue) == [
                "truncation", "nxdomain", "tcp-fallback", "lost-addresses", "wrong-answer", "hang", "crash", "limit",
                "inconsistent", "amplification",
            ])
        #expect(View.allCases.map(\.rawValue) == ["udp512", "edns1232", "edns4096", "tcp", "stub", "lookup", "parse"])
    }
}
