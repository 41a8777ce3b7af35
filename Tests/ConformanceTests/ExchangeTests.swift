import Conformance
import Testing

@Suite struct ExchangeTests {
    private static let forty = `case`(40)

    private static func `case`(_ count: Int) -> Case {
        Case(scenario: "sample", count: count, view: .lookup)
    }

    @Test func `a whole response is delivered, oversize or not, alone or beside a forged one, over either transport`() {
        #expect(Exchange.udpWhole.delivered(Self.forty))
        #expect(Exchange.udpOversize.delivered(Self.forty))
        #expect(Exchange.udpForged.delivered(Self.forty))
        #expect(Exchange.tcpWhole.delivered(Self.forty))
    }

    @Test func `more or fewer records than asked for are not delivered`() {
        #expect(!Exchange.udpWhole.delivered(Self.case(41)))
        #expect(!Exchange.udpWhole.delivered(Self.case(39)))
    }

    @Test func `a response with TC is not delivered, though it hold all records`() {
        #expect(!Exchange.sample(.udp, .answered, tc: true, records: 40).delivered(Self.forty))
    }

    @Test(
        arguments: [.cut, .error, .subset, .dropped, .refused, .ignored, .connected, .closed, .reset]
            as [Exchange.Action])
    func `nothing else is delivered`(action: Exchange.Action) {
        #expect(!Exchange.sample(.udp, action, records: 40).delivered(Self.forty))
        #expect(!Exchange.sample(.tcp, action, records: 0).delivered(Self.case(0)))
    }

    @Test func `as many records of the name's other type are not what was asked for`() {
        let other = Exchange.sample(.tcp, .answered, octets: 1184, records: 40, type: .aaaa)
        #expect(!other.delivered(Self.forty))
        #expect(other.delivered(Case(scenario: "sample", type: .aaaa, count: 40, view: .lookup)))
        #expect(!Exchange.sample(.tcp, .answered, records: 40, type: nil).delivered(Self.forty))
    }

    @Test func `a tally misses what did not come, and foreign addresses spoil it`() {
        #expect(AddressTally(expected: 40, received: 28).missing == 12)
        #expect(AddressTally(expected: 40, received: 40, duplicate: 1).isComplete)
        #expect(!AddressTally(expected: 40, received: 39).isComplete)
        #expect(!AddressTally(expected: 40, received: 40, foreign: 1).isComplete)
    }
}
