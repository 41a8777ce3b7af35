internal import Conformance
internal import DNSWire

extension AddressTally {
    private static let examples = 3

    /// Compares what came back with the addresses that the origin sends for `count` records.
    init(comparing addresses: [Address], type: RecordType, count: Int) {
        let sent = TestAddresses(type)
        var seen: Set<Int> = []
        var foreign: [Address] = []
        var duplicate = 0
        var viaTCP = 0
        for address in addresses {
            guard let origin = sent.origin(of: address), origin.index < count else {
                foreign.append(address)
                continue
            }
            if !seen.insert(origin.index).inserted {
                duplicate += 1
            } else if origin.transport == .tcp {
                viaTCP += 1
            }
        }
        self.init(
            expected: count, received: seen.count, foreign: foreign.count, duplicate: duplicate, viaTCP: viaTCP,
            foreignExamples: foreign.prefix(Self.examples).map(\.description))
    }
}
