/// Writes a classic capture (pcap 2.4, draft-ietf-opsawg-pcap): little-endian, microseconds, without a link layer.
struct PcapWriter {
    private(set) var octets: [UInt8]

    /// LINKTYPE_RAW: packets begin with the IP header.
    private static let linkType: UInt32 = 101
    /// What tcpdump keeps of a packet at most, in octets.
    private static let snapLength: UInt32 = 262_144

    init() {
        octets = [0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0] + [UInt8](repeating: 0, count: 8)
        append(Self.snapLength)
        append(Self.linkType)
    }

    /// - Parameter microseconds: since 1970-01-01T00:00:00Z.
    mutating func append(_ packet: [UInt8], at microseconds: Int) {
        append(UInt32(microseconds / 1_000_000))
        append(UInt32(microseconds % 1_000_000))
        append(UInt32(packet.count))
        append(UInt32(packet.count))
        octets += packet
    }

    private mutating func append(_ number: UInt32) {
        octets += number.networkOctets.reversed()
    }
}
