/// The packets of a capture as our writer makes it, to be put down in other ways.
struct PcapPackets {
    var packets: [(microseconds: Int, octets: [UInt8])] = []

    init(_ pcap: [UInt8]) {
        var position = 24
        while position < pcap.count {
            let numbers = (0..<3).map { Self.littleEndian(pcap, position + $0 * 4) }
            let start = position + 16
            packets.append((numbers[0] * 1_000_000 + numbers[1], Array(pcap[start..<(start + numbers[2])])))
            position = start + numbers[2]
        }
    }

    /// In big-endian octet order, each packet behind a link layer's header.
    func octets(
        linkType: Int, behind header: [UInt8] = [], trailer: [UInt8] = [], snapLength: Int = 65_535
    ) -> [UInt8] {
        var octets: [UInt8] = [0xA1, 0xB2, 0xC3, 0xD4, 0, 2, 0, 4] + [UInt8](repeating: 0, count: 8)
        octets += Self.uint32(snapLength) + Self.uint32(linkType)
        for packet in packets {
            let frame = header + packet.octets + trailer
            octets += Self.uint32(packet.microseconds / 1_000_000) + Self.uint32(packet.microseconds % 1_000_000)
            octets += Self.uint32(min(frame.count, snapLength)) + Self.uint32(frame.count) + frame.prefix(snapLength)
        }
        return octets
    }

    static func uint16(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)] }
    static func uint32(_ value: Int) -> [UInt8] { uint16(value >> 16 & 0xFFFF) + uint16(value & 0xFFFF) }

    private static func littleEndian(_ octets: [UInt8], _ position: Int) -> Int {
        (0..<4).reduce(0) { $0 | Int(octets[position + $1]) << ($1 * 8) }
    }
}

/// What the internet does to packets on their way.
extension PcapPackets {
    /// IPv4 packets in fragments of so many octets (a multiple of 8), in another order if asked for.
    func fragmented(_ size: Int, reversed: Bool = false) -> PcapPackets {
        var result = self
        result.packets = packets.flatMap { packet -> [(microseconds: Int, octets: [UInt8])] in
            let payload = packet.octets.dropFirst(20)
            let parts = stride(from: 0, to: payload.count, by: size).map { offset in
                let part = payload.dropFirst(offset).prefix(size)
                let more = offset + part.count < payload.count ? 0x2000 : 0
                var header = Array(packet.octets.prefix(20))
                header.replaceSubrange(2..<4, with: Self.uint16(20 + part.count))
                header.replaceSubrange(6..<8, with: Self.uint16(more | offset / 8))
                return (packet.microseconds, header + part)
            }
            return reversed ? parts.reversed() : parts
        }
        return result
    }

    /// The same over IPv6, behind destination options; in fragments of so many octets (a multiple of 8) if asked for.
    func overIPv6(fragments size: Int? = nil) -> PcapPackets {
        var result = self
        result.packets = packets.enumerated().flatMap { index, packet in
            let options: [UInt8] = [packet.octets[9], 0, 1, 4, 0, 0, 0, 0]
            let payload = options + packet.octets.dropFirst(20)
            guard let size, payload.count > size else {
                return [(packet.microseconds, Self.header(packet.octets, 60, payload.count) + payload)]
            }
            return stride(from: 0, to: payload.count, by: size).map { offset in
                let part = payload.dropFirst(offset).prefix(size)
                let more = offset + part.count < payload.count ? 1 : 0
                let fragment = [60, 0] + Self.uint16(offset | more) + Self.uint32(index)
                return (packet.microseconds, Self.header(packet.octets, 44, 8 + part.count) + fragment + part)
            }
        }
        return result
    }

    /// RFC 8200 §3, for the addresses of an IPv4 packet in 2001:db8::/96.
    private static func header(_ packet: [UInt8], _ next: UInt8, _ length: Int) -> [UInt8] {
        let prefix: [UInt8] = [0x20, 0x01, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 8)
        return [0x60, 0, 0, 0] + uint16(length) + [next, 64] + prefix + packet[12..<16] + prefix + packet[16..<20]
    }
}
