internal import Conformance
internal import DNSWire

/// The number of octets that explains where two names of different length stop.
struct OctetLimit {
    /// The sizes of buffers and datagrams that software really has.
    private static let known = [
        512, 768, 1024, 1200, 1220, 1232, 1280, 1400, 1410, 1432, 1452, 1472, 1500, 2000, 2048, 4000, 4096, 4800, 8000,
        8192,
        16_384, 32_768, 65_535,
    ]

    /// The limit; nil when the messages' sizes don't explain it, and another buffer is what is full.
    let octets: Int?

    /// - Parameters:
    ///   - edges: name lengths in octets, each with the largest count that held.
    ///   - offersEDNS: whether the messages had an OPT record. A subject that reads no further than the answer section
    ///     doesn't miss it, so that the limit may be one without it.
    init(scenario: Scenario, type: RecordType, edges: [(nameLength: Int, holds: Int)], offersEDNS: Bool) {
        let compressed = !scenario.faults.contains(.noCompression)
        let candidates = offersEDNS ? [true, false] : [false]
        octets =
            candidates.lazy.compactMap { edns in
                Self.limit(edges) { MessageSize(nameLength: $0, type: type, compressed: compressed, edns: edns) }
            }.first
    }

    /// The first known size that lies between what held and what failed for every name.
    private static func limit(
        _ edges: [(nameLength: Int, holds: Int)], size: (_ nameLength: Int) -> MessageSize
    ) -> Int? {
        let held = edges.map { size($0.nameLength).octets(count: $0.holds) }.max() ?? 0
        let failed = edges.map { size($0.nameLength).octets(count: $0.holds + 1) }.min() ?? 0
        return known.first { (held..<max(held, failed)).contains($0) }
    }
}
