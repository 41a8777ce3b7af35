import Conformance
import DNSWire
import Scenarios
import Testing

@testable import Runner

@Suite struct OctetLimitTests {
    private let clean = ScenarioCatalogue.scenario(named: "clean")!
    private let noCompress = ScenarioCatalogue.scenario(named: "no-compress")!

    /// Where a buffer of `limit` octets stops for names of these lengths.
    private func edges(
        _ limit: Int, type: RecordType = .a, compressed: Bool = true, edns: Bool = false, names: [Int] = [48, 144]
    ) -> [(nameLength: Int, holds: Int)] {
        names.map { name in
            let size = MessageSize(nameLength: name, type: type, compressed: compressed, edns: edns)
            return (name, size.largestCount(inOctets: limit)!)
        }
    }

    @Test(arguments: [512, 768, 1232, 4096, 8192, 65_535]) func `the buffer that is full is found`(_ limit: Int) {
        #expect(OctetLimit(scenario: clean, type: .a, edges: edges(limit), offersEDNS: false).octets == limit)
        #expect(
            OctetLimit(scenario: clean, type: .aaaa, edges: edges(limit, type: .aaaa), offersEDNS: false).octets
                == limit)
    }

    @Test(arguments: [512, 1232, 4096]) func `the OPT record takes room where there is one`(_ limit: Int) {
        #expect(
            OctetLimit(scenario: clean, type: .a, edges: edges(limit, edns: true), offersEDNS: true).octets == limit)
    }

    @Test(arguments: [512, 4096]) func `names in full take their room`(_ limit: Int) {
        let found = OctetLimit(
            scenario: noCompress, type: .a, edges: edges(limit, compressed: false), offersEDNS: false)
        #expect(found.octets == limit)
    }

    /// 80 × (4 + 8) octets and a name of 47 with its end leave no room for one more in 1,024.
    @Test func `a caller's buffer for addresses and pointers is told from one for messages`() {
        let found = OctetLimit(scenario: clean, type: .a, edges: [(48, 80), (144, 72)], offersEDNS: false)
        #expect(found.octets == 1024)
    }

    @Test func `sizes that no buffer explains have no limit`() {
        // 2,600 octets are nobody's buffer, and two names that stop at sizes far apart have no limit in common.
        #expect(OctetLimit(scenario: clean, type: .a, edges: edges(2600), offersEDNS: false).octets == nil)
        #expect(OctetLimit(scenario: clean, type: .a, edges: [(48, 28), (144, 2)], offersEDNS: false).octets == nil)
    }
}
