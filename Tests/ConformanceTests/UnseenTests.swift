import Conformance
import Foundation
import Testing

/// What can be said where nobody tells what the origin saw.
@Suite struct UnseenTests {
    private func observation(_ view: View, _ reply: Reply, count: Int = 40, isUnseen: Bool = true) -> Observation {
        Observation(
            subject: Samples.subject(.resolver), testCase: Case(scenario: "clean", count: count, view: view),
            purpose: .sweep, octets: 64 + 16 * count, reply: reply, exchanges: [], isUnseen: isUnseen)
    }

    @Test func `TC=1 may have been passed on, and is no needless one`() {
        let truncated = Reply(
            status: .answered, addresses: .init(expected: 8), rcode: 0, tc: true, octets: 64, elapsedMs: 1)
        let seen = Judge.judge(
            observation(.udp512, truncated, count: 8, isUnseen: false), scenario: JudgeCase.complete)
        let unseen = Judge.judge(observation(.udp512, truncated, count: 8), scenario: JudgeCase.complete)
        #expect(seen.verdict == .tolerated)
        #expect(unseen.verdict == .pass)
        // Who asks as a stub resolver does has gone on to TCP.
        let stub = Judge.judge(observation(.stub, truncated, count: 8), scenario: JudgeCase.complete)
        #expect(stub.verdict == .fail)
    }

    @Test func `no leg is blamed, and nobody is said not to have asked`() {
        let result = Judge.judge(observation(.tcp, .message(0, rcode: 3)), scenario: JudgeCase.complete)
        #expect(result.verdict == .fail)
        #expect(result.leg == .none)
        #expect(result.flags == [.nxdomain])
        #expect(result.why.hasSuffix("said that the name does not exist (NXDOMAIN)."))
        #expect(!result.why.contains("origin") && !result.why.contains("TCP"))
    }

    @Test func `what was asked again says nothing of the origin either`() {
        let first = observation(.tcp, .message(40))
        let again = Observation(
            subject: first.subject, testCase: first.testCase, purpose: .sweep, octets: first.octets, reply: first.reply,
            exchanges: [], repetitions: [.init(view: .udp512, reply: .message(0, rcode: 3), exchanges: [])],
            isUnseen: true)
        let result = Judge.judge(again, scenario: JudgeCase.complete)
        #expect(result.outcome == .inconsistent)
        #expect(result.leg == .none)
        #expect(result.why.contains("returned all 40 addresses at first; asked again over UDP it said"))
        #expect(!result.why.contains("origin"))
    }

    @Test func `what was kept before there was such a thing was seen`() throws {
        let seen = observation(.tcp, .message(40), isUnseen: false)
        let text = String(decoding: try JSONEncoder().encode(seen), as: UTF8.self)
        #expect(!text.contains("unseen"))
        #expect(try JSONDecoder().decode(Observation.self, from: Data(text.utf8)) == seen)
        let unseen = observation(.tcp, .message(40))
        let again = try JSONDecoder().decode(Observation.self, from: try JSONEncoder().encode(unseen))
        #expect(again.isUnseen && again == unseen)
    }
}
