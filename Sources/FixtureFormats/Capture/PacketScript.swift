/// Packets between a client and servers over IPv4, one after another on a clock of its own: the same in, the same out.
struct PacketScript {
    private(set) var capture = PcapWriter()
    /// Microseconds since 1970-01-01T00:00:00Z; it begins at 2018-11-13T00:00:00Z.
    private var clock = 1_542_067_200_000_000
    private var identifications: [UInt32: UInt16] = [:]

    /// One end of a packet's way (RFC 5737 addresses).
    struct Place {
        let address: UInt32
        let port: UInt16

        static let clientUDP = Place(address: 0xC000_0201, port: 49_153)
        static let clientTCP = Place(address: 0xC000_0201, port: 49_154)
        static let server = Place(address: 0xC000_0235, port: 53)
        /// 203.0.113.53: one that wasn't asked.
        static let stranger = Place(address: 0xCB00_7135, port: 53)
    }

    /// The most octets of payload in a UDP datagram over IPv4.
    static let longestDatagram = 65_535 - 20 - 8
    /// From one packet to the next: half a round trip.
    static let trip = 500
    /// How long a client waits for a server that is silent.
    static let patience = 5_000_000

    private enum Transport {
        static let tcp: UInt8 = 6
        static let udp: UInt8 = 17
    }

    mutating func wait(_ microseconds: Int) {
        clock += microseconds
    }

    /// RFC 768: a checksum that comes out as zero is sent as all ones.
    mutating func sendUDP(_ payload: [UInt8], from source: Place, to destination: Place) {
        let length = UInt16(8 + payload.count)
        var datagram = source.port.networkOctets + destination.port.networkOctets + length.networkOctets + [0, 0]
        datagram += payload
        let checksum = Self.checksum(datagram, Transport.udp, source, destination)
        datagram.replaceSubrange(6..<8, with: (checksum == 0 ? 0xFFFF : checksum).networkOctets)
        send(datagram, Transport.udp, from: source, to: destination)
    }

    /// Takes a segment with its checksum left at zero.
    mutating func sendTCP(_ segment: [UInt8], from source: Place, to destination: Place) {
        var segment = segment
        let checksum = Self.checksum(segment, Transport.tcp, source, destination)
        segment.replaceSubrange(16..<18, with: checksum.networkOctets)
        send(segment, Transport.tcp, from: source, to: destination)
    }

    /// The IP header (RFC 791 §3.1): it must not be fragmented, and each host counts its packets.
    private mutating func send(_ payload: [UInt8], _ transport: UInt8, from source: Place, to destination: Place) {
        let identification = identifications[source.address, default: 0] &+ 1
        identifications[source.address] = identification
        var header: [UInt8] = [0x45, 0] + UInt16(20 + payload.count).networkOctets + identification.networkOctets
        header += [0x40, 0, 64, transport, 0, 0] + source.address.networkOctets + destination.address.networkOctets
        header.replaceSubrange(10..<12, with: InternetChecksum.of(header).networkOctets)
        capture.append(header + payload, at: clock)
        clock += Self.trip
    }

    /// Over a pseudo-header as well (RFC 768, RFC 9293 §3.1).
    private static func checksum(
        _ octets: [UInt8], _ transport: UInt8, _ source: Place, _ destination: Place
    ) -> UInt16 {
        let addresses = source.address.networkOctets + destination.address.networkOctets
        return InternetChecksum.of(addresses + [0, transport] + UInt16(octets.count).networkOctets + octets)
    }
}
