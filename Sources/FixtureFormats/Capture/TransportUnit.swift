internal import DNSWire

/// An address and a port ("socket" in RFC 9293 §3.3.1).
struct SocketAddress: Hashable {
    let address: Address
    let port: UInt16
}

/// A UDP datagram (RFC 768).
struct UDPDatagram {
    let source: SocketAddress
    let destination: SocketAddress
    let payload: ArraySlice<UInt8>

    init(_ packet: IPPacket) throws(Omission) {
        guard let from = packet.payload.uint16(at: 0), let to = packet.payload.uint16(at: 2),
            let length = packet.payload.uint16(at: 4), packet.payload.count >= 8
        else { throw packet.isCut ? .cutBySnapLength : .malformed }
        // RFC 2675 §4: a jumbogram's length is 0.
        let total = length == 0 ? packet.payload.count : Int(length)
        guard total >= 8 else { throw .malformed }
        guard total <= packet.payload.count else { throw packet.isCut ? .cutBySnapLength : .malformed }
        source = SocketAddress(address: packet.source, port: from)
        destination = SocketAddress(address: packet.destination, port: to)
        payload = packet.payload.prefix(total).dropFirst(8)
    }
}

/// A TCP segment (RFC 9293 §3.1).
struct TCPSegment {
    let source: SocketAddress
    let destination: SocketAddress
    let sequence: UInt32
    let acknowledgment: UInt32
    let isSYN: Bool
    let isACK: Bool
    let isFIN: Bool
    let isRST: Bool
    /// PSH: the sender's program had no more to send for now (RFC 9293 §3.9.1.2).
    let isPSH: Bool
    let payload: ArraySlice<UInt8>
    /// Whether the payload's end wasn't captured.
    let isCut: Bool

    init(_ packet: IPPacket) throws(Omission) {
        let octets = packet.payload
        guard let from = octets.uint16(at: 0), let to = octets.uint16(at: 2), let sequence = octets.uint32(at: 4),
            let acknowledgment = octets.uint32(at: 8), let offset = octets.uint8(at: 12),
            let flags = octets.uint8(at: 13)
        else { throw packet.isCut ? .cutBySnapLength : .malformed }
        let headerLength = Int(offset >> 4) * 4
        guard headerLength >= 20 else { throw .malformed }
        guard headerLength <= octets.count else { throw packet.isCut ? .cutBySnapLength : .malformed }
        source = SocketAddress(address: packet.source, port: from)
        destination = SocketAddress(address: packet.destination, port: to)
        self.sequence = sequence
        self.acknowledgment = acknowledgment
        (isFIN, isSYN, isRST) = (flags & 1 != 0, flags & 2 != 0, flags & 4 != 0)
        (isPSH, isACK) = (flags & 8 != 0, flags & 16 != 0)
        payload = octets.dropFirst(headerLength)
        isCut = packet.isCut
    }
}

/// What a frame carries, once its fragments are together.
enum TransportUnit {
    case udp(UDPDatagram)
    case tcp(TCPSegment)

    /// Nil while fragments are missing.
    init?(_ frame: CapturedFrame, _ fragments: inout FragmentBuffer) throws(Omission) {
        let part = try IPPacket(try LinkLayer.packet(in: frame))
        guard let packet = try fragments.add(part) else { return nil }
        switch packet.transport {
        case 6: self = .tcp(try TCPSegment(packet))
        case 17: self = .udp(try UDPDatagram(packet))
        default: throw .notUDPOrTCP
        }
    }
}
