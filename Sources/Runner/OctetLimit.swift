internal import Conformance
internal import DNSWire

/// The number of octets that explains where two names of different length stop.
struct OctetLimit {
    /// The sizes of buffers and datagrams that software really has.
    private static let known = [
        512, 768, 1024, 1200, 1220, 1232, 1280, 1400, 1410, 1432, 1452, 1472, 1500, 2000, 2048, 4000, 4096, 4800, 8000, 8192,
        16_384, 32_768, 65_535,
    ]

    /// The limit; nil when the messages' sizes don't explain it, and another buffer is what is full.
    let octets: Int?

    /// - Parameter edges: name lengths in octets, each with the largest count that held.
    init(scenario: Scenario, type: RecordType, edges: [(nameLength: Int, holds: Int)], offersEDNS: Bool) {
        let compressed = !scenario.faults.contains(.noCompression)
        let ranges = edges.map { edge in
            let size = MessageSize(
                nameLength: edge.nameLength, type: type, compressed: compressed, edns: offersEDNS)
            return size.octets(count: edge.holds)..<size.octets(count: edge.holds + 1)
        }
        let low = ranges.map(\.lowerBound).max()!
        let high = ranges.map(\.upperBound).min()!
        octets = low < high ? Self.known.first { (low..<high).contains($0) } : nil
    }
}
