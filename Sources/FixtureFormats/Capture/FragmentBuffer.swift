internal import Conformance
internal import DNSWire

/// Puts IP fragments together again (RFC 791 §3.2, RFC 8200 §4.5).
///
/// Fragments that overlap make the whole datagram void (RFC 5722 §3, RFC 8900 §3.7), for IPv4 as well. Only so many
/// datagrams wait at a time, and each of them for at most 65,535 octets.
struct FragmentBuffer {
    private var waiting: [Key: Parts] = [:]
    /// In the order in which they began, so that the oldest gives way; some may be done already.
    private var order: [Key] = []
    private var oldest = 0

    private static let mostWaiting = 1024
    private static let longestDatagram = 65_535

    fileprivate struct Key: Hashable {
        let source: Address
        let destination: Address
        let transport: UInt8
        let identification: UInt32
    }

    fileprivate struct Parts {
        var octets: [Int: ArraySlice<UInt8>] = [:]
        var received = 0
        /// Known when the last part is there.
        var total: Int?
        var transport: UInt8?
    }

    /// How many datagrams still lack a part.
    var incomplete: Int { waiting.count }

    /// Takes a packet; what comes back is whole, and nil means that more has to come.
    mutating func add(_ packet: IPPacket) throws(Omission) -> IPPacket? {
        guard let fragment = packet.fragment else { return packet }
        guard !packet.isCut else { throw .cutBySnapLength }
        let end = fragment.offset + packet.payload.count
        guard end <= Self.longestDatagram, fragment.isLast || packet.payload.count % 8 == 0 else { throw .malformed }
        let key = Key(
            source: packet.source, destination: packet.destination,
            transport: packet.source.type == .a ? packet.transport : 0, identification: fragment.identification)
        var parts = waiting[key] ?? begin(key)
        waiting[key] = nil
        try parts.add(packet, fragment)
        guard let total = parts.total, parts.received >= total else {
            waiting[key] = parts
            return nil
        }
        return try parts.joined(packet, total)
    }

    private mutating func begin(_ key: Key) -> Parts {
        if waiting.count >= Self.mostWaiting {
            while oldest < order.count, waiting.removeValue(forKey: order[oldest]) == nil { oldest += 1 }
        }
        if oldest > order.count / 2 {
            order.removeFirst(oldest)
            oldest = 0
        }
        order.append(key)
        return Parts()
    }
}

extension FragmentBuffer.Parts {
    /// The same part twice is a packet captured twice.
    fileprivate mutating func add(_ packet: IPPacket, _ fragment: IPPacket.Fragment) throws(Omission) {
        if fragment.offset == 0 { transport = packet.transport }
        let end = fragment.offset + packet.payload.count
        if fragment.isLast {
            guard total == nil || total == end else { throw .overlappingFragments }
            total = end
        }
        if let known = octets[fragment.offset] {
            guard known.count == packet.payload.count else { throw .overlappingFragments }
            return
        }
        octets[fragment.offset] = packet.payload
        received += packet.payload.count
    }

    fileprivate func joined(_ last: IPPacket, _ total: Int) throws(Omission) -> IPPacket {
        var whole: [UInt8] = []
        whole.reserveCapacity(total)
        for (offset, part) in octets.sorted(by: { $0.key < $1.key }) {
            guard offset == whole.count else { throw .overlappingFragments }
            whole += part
        }
        guard whole.count == total else { throw .overlappingFragments }
        var packet = last
        packet.payload = whole[...]
        packet.transport = transport ?? last.transport
        packet.fragment = nil
        try packet.skipExtensionHeaders()
        return packet
    }
}
