/// A packet capture (pcap 2.4) of UDP datagrams from port 53 over IPv4, without a link layer.
struct Capture {
    private(set) var octets: [UInt8]

    /// LINKTYPE_RAW: packets begin with the IP header.
    private static let linkType: UInt32 = 101
    private static let ipHeaderLength = 20
    private static let udpHeaderLength = 8

    init() {
        octets = [0xA1, 0xB2, 0xC3, 0xD4, 0, 2, 0, 4] + [UInt8](repeating: 0, count: 8)
        octets += Self.uint32(262_144) + Self.uint32(Self.linkType)
    }

    /// Adds a payload, to a port of its own, so that nothing is taken for a repetition.
    mutating func append(_ payload: [UInt8], toPort port: UInt16) {
        let packet = Self.packet(payload, toPort: port)
        octets += [UInt8](repeating: 0, count: 8) + Self.uint32(packet.count) + Self.uint32(packet.count) + packet
    }

    /// RFC 791 §3.1 and RFC 768; a UDP checksum of 0 says that there is none.
    private static func packet(_ payload: [UInt8], toPort port: UInt16) -> [UInt8] {
        let udpLength = udpHeaderLength + payload.count
        var header: [UInt8] = [0x45, 0] + uint16(ipHeaderLength + udpLength) + [0, 0, 0x40, 0, 64, 17, 0, 0]
        header += [198, 51, 100, 1, 198, 51, 100, 2]
        header.replaceSubrange(10..<12, with: uint16(checksum(header)))
        return header + uint16(53) + uint16(Int(port)) + uint16(udpLength) + [0, 0] + payload
    }

    private static func checksum(_ header: [UInt8]) -> Int {
        var sum = stride(from: 0, to: header.count, by: 2).reduce(0) { $0 + Int(header[$1]) << 8 + Int(header[$1 + 1]) }
        while sum > 0xFFFF { sum = sum & 0xFFFF + sum >> 16 }
        return ~sum & 0xFFFF
    }

    private static func uint16(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)] }
    private static func uint32(_ value: some BinaryInteger) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
