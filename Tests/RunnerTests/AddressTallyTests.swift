import Conformance
import DNSWire
import Testing

@testable import Runner

@Suite struct AddressTallyTests {
    private func sent(_ indices: some Sequence<Int>, over transport: Transport, _ type: RecordType = .a) -> [Address] {
        indices.map { TestAddresses(type).address($0, over: transport) }
    }

    @Test(arguments: RecordType.allCases) func `all that were sent are complete, in whatever order`(_ type: RecordType)
    {
        let tally = AddressTally(comparing: sent((0..<40).reversed(), over: .udp, type), type: type, count: 40)
        #expect(tally == AddressTally(expected: 40, received: 40, isInOrder: false))
        #expect(tally.isComplete)
    }

    @Test func `the order is kept when it is that of the records, whatever is missing or comes twice`() {
        #expect(AddressTally(comparing: sent(0..<40, over: .tcp), type: .a, count: 40).isInOrder)
        #expect(AddressTally(comparing: sent([3, 7, 7, 20], over: .udp), type: .a, count: 40).isInOrder)
        #expect(!AddressTally(comparing: sent([1, 0], over: .udp), type: .a, count: 2).isInOrder)
    }

    @Test func `what came over TCP is counted`() {
        let mixed = sent(0..<28, over: .udp) + sent(28..<40, over: .tcp)
        #expect(AddressTally(comparing: mixed, type: .a, count: 40).viaTCP == 12)
    }

    @Test func `a part misses the rest`() {
        let tally = AddressTally(comparing: sent(0..<28, over: .udp), type: .a, count: 40)
        #expect(tally.missing == 12)
        #expect(!tally.isComplete)
    }

    @Test func `an address twice is a duplicate, over either transport, and received once`() {
        let tally = AddressTally(
            comparing: sent([0, 0, 1], over: .udp) + sent([1], over: .tcp), type: .a, count: 2)
        #expect(tally == AddressTally(expected: 2, received: 2, duplicate: 2))
        #expect(tally.isComplete)
    }

    @Test func `what nobody sent is foreign: other networks, other types, and records beyond the last`() {
        let foreign = [Address("192.0.2.1")!, Address("198.20.0.1")!, Address("198.18.0.0")!, Address("2001:2::1")!]
        let beyond = sent([40], over: .udp)
        let tally = AddressTally(comparing: sent(0..<40, over: .udp) + foreign + beyond, type: .a, count: 40)
        #expect(tally.received == 40)
        #expect(tally.foreign == 5)
        #expect(tally.foreignExamples == ["192.0.2.1", "198.20.0.1", "198.18.0.0"])
        #expect(!tally.isComplete)
    }

    @Test func `nothing came back`() {
        #expect(AddressTally(comparing: [], type: .a, count: 3) == AddressTally(expected: 3))
    }
}
