internal import Conformance
internal import DNSWire

extension AddressTally {
    private static let examples = 3

    /// Compares what came back with the addresses that the origin sends for `count` records.
    init(comparing addresses: [Address], type: RecordType, count: Int) {
        self.init(comparing: addresses, with: .test(type), count: count)
    }

    init(comparing addresses: [Address], with sent: SentAddresses, count: Int) {
        var seen: Set<Int> = []
        var foreign: [Address] = []
        var duplicate = 0
        var viaTCP = 0
        var last = -1
        var isInOrder = true
        for address in addresses {
            guard let origin = sent.origin(of: address), origin.index < count else {
                foreign.append(address)
                continue
            }
            guard seen.insert(origin.index).inserted else {
                duplicate += 1
                continue
            }
            if origin.transport == .tcp { viaTCP += 1 }
            isInOrder = isInOrder && origin.index > last
            last = origin.index
        }
        self.init(
            expected: count, received: seen.count, foreign: foreign.count, duplicate: duplicate, viaTCP: viaTCP,
            isInOrder: isInOrder, foreignExamples: foreign.prefix(Self.examples).map(\.description))
    }
}
