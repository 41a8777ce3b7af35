import Conformance
import Origin
import Scenarios
import Testing

/// What a server that may stand on the Internet can play, and to whom.
@Suite struct PublicPlayTests {
    private func names(_ isChosen: (PublicPlay) -> Bool) -> Set<String> {
        Set(ScenarioCatalogue.all.filter { isChosen($0.publicPlay) }.map(\.name))
    }

    @Test func `what belongs to an address, or to who asks again, can't be played`() {
        let never: Set = [
            "tcp-refused", "tcp-blackhole", "tcp-eof", "cached-tc", "drop-512-no-tcp", "foreign-address",
        ]
        #expect(names(\.isNever) == never)
    }

    @Test func `what is in a large UDP response is played to proven addresses alone`() {
        let proven: Set = [
            "tc-partial", "tc-cut-mid-rr", "oversize-no-tc", "edns-overrun", "chop-512", "wrong-id", "wrong-question",
            "late-duplicate",
        ]
        #expect(names { $0 == .toProven } == proven)
    }

    @Test func `where TCP is what breaks, it doesn't matter how little came before`() {
        for name in ["tcp-silent", "tcp-reset", "tcp-half-frame", "tcp-still-tc", "tcp-slow", "tcp-split"] {
            #expect(ScenarioCatalogue.scenario(named: name)?.publicPlay == .toAll, "\(name)")
        }
    }

    /// Who isn't proven gets TC=1 for more than twice its query: nobody may be blamed for what TCP does then.
    @Test func `where TCP fails, no answer is expected to come over UDP`() {
        for scenario in ScenarioCatalogue.all where !scenario.publicPlay.isNever {
            guard let fault = scenario.tcpFault, !fault.delivers else { continue }
            let least = Case(scenario: scenario.name, count: 1, view: .udp512)
            #expect(scenario.expectation(of: least, octets: scenario.octets(of: least)) == .honestFailure)
        }
    }
}
