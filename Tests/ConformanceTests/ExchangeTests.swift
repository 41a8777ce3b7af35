import Conformance
import Testing

@Suite struct ExchangeTests {
    @Test func `a whole response is delivered, oversize or not, over either transport`() {
        #expect(Exchange.udpWhole.delivered(40))
        #expect(Exchange.udpOversize.delivered(40))
        #expect(Exchange.tcpWhole.delivered(40))
    }

    @Test func `more or fewer records than asked for are not delivered`() {
        #expect(!Exchange.udpWhole.delivered(41))
        #expect(!Exchange.udpWhole.delivered(39))
    }

    @Test func `a response with TC is not delivered, though it hold all records`() {
        #expect(!Exchange.sample(.udp, .answered, tc: true, records: 40).delivered(40))
    }

    @Test(arguments: [.cut, .dropped, .refused, .ignored, .connected, .closed] as [Exchange.Action])
    func `nothing else is delivered`(action: Exchange.Action) {
        #expect(!Exchange.sample(.udp, action, records: 40).delivered(40))
        #expect(!Exchange.sample(.tcp, action, records: 0).delivered(0))
    }

    @Test func `a tally misses what did not come, and foreign addresses spoil it`() {
        #expect(AddressTally(expected: 40, received: 28).missing == 12)
        #expect(AddressTally(expected: 40, received: 40, duplicate: 1).isComplete)
        #expect(!AddressTally(expected: 40, received: 39).isComplete)
        #expect(!AddressTally(expected: 40, received: 40, foreign: 1).isComplete)
    }
}
