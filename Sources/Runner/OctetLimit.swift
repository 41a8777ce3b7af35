internal import Conformance
internal import DNSWire
internal import Origin

/// The number of octets that explains where two names of different length stop.
struct OctetLimit {
    /// The sizes of buffers and datagrams that software really has.
    private static let known = [
        512, 768, 1024, 1200, 1220, 1232, 1280, 1400, 1410, 1432, 1452, 1472, 1500, 2000, 2048, 4000, 4096, 4800, 8000,
        8192,
        16_384, 32_768, 65_535,
    ]

    /// The commonest of these.
    private static let usual = [512, 1232, 4096, 65_535]

    /// The largest counts that the commonest sizes hold, with and without an OPT record, and one more of each: where a change
    /// most likely lies.
    static func likelyCounts(_ scenario: Scenario, type: RecordType, nameLength: Int) -> [Int] {
        [false, true].flatMap { edns -> [Int] in
            let size = MessageSize(faults: scenario.faults, nameLength: nameLength, type: type, edns: edns)
            return usual.compactMap(size.largestCount).flatMap { [$0, $0 + 1] }
        }
    }

    /// The shortest owner name, in octets, with which as many records take at least what one more takes with the usual name:
    /// whatever buffer is full, a limit in octets has to move.
    static func movingLength(_ scenario: Scenario, type: RecordType, holds count: Int) -> Int {
        func octets(_ length: Int, _ count: Int) -> Int {
            MessageSize(faults: scenario.faults, nameLength: length, type: type, edns: false).octets(count: count)
        }
        let needed = octets(Case.usualNameLength, count + 1)
        let least = Case.usualNameLength + type.dataLength + 12
        return (least..<Case.usualNameLength + 96).first { octets($0, count) >= needed } ?? least
    }

    /// The limit; nil when the messages' sizes don't explain it, and another buffer is what is full.
    let octets: Int?

    /// - Parameters:
    ///   - edges: name lengths in octets, each with the largest count that held.
    ///   - offersEDNS: whether the messages had an OPT record. A subject that reads no further than the answer section
    ///     doesn't miss it, so that the limit may be one without it.
    init(scenario: Scenario, type: RecordType, edges: [(nameLength: Int, holds: Int)], offersEDNS: Bool) {
        let messages = (offersEDNS ? [true, false] : [false]).lazy.map { edns in
            Self.limit(edges) { name, count in
                let size = MessageSize(faults: scenario.faults, nameLength: name, type: type, edns: edns)
                return size.octets(count: count)..<size.octets(count: count + 1)
            }
        }
        octets =
            messages.compactMap { $0 }.first
            ?? Self.limit(edges) { name, count in Self.hostEntry(nameLength: name, type: type, count: count) }
    }

    /// What a caller's buffer has to hold for `struct hostent` (POSIX `gethostbyname`): each address and a pointer to it, the
    /// name, the ends of two lists, and what alignment takes.
    private static func hostEntry(nameLength: Int, type: RecordType, count: Int) -> Range<Int> {
        let pointer = MemoryLayout<UnsafeRawPointer>.size
        let fixed = count * (type.dataLength + pointer) + nameLength - 1
        return fixed..<(fixed + type.dataLength + 5 * pointer)
    }

    /// The first known size that lies between what held and what failed for every name.
    ///
    /// - Parameter needed: the octets that a count of addresses takes, and those that one more would.
    private static func limit(
        _ edges: [(nameLength: Int, holds: Int)], needed: (_ nameLength: Int, _ count: Int) -> Range<Int>
    ) -> Int? {
        let ranges = edges.map { needed($0.nameLength, $0.holds) }
        let held = ranges.map(\.lowerBound).max() ?? 0
        let failed = ranges.map(\.upperBound).min() ?? 0
        return known.first { (held..<max(held, failed)).contains($0) }
    }
}
