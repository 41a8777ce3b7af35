internal import Conformance
internal import DNSWire

/// An IPv4 or IPv6 packet (RFC 791 §3.1, RFC 8200 §3), its headers taken off.
struct IPPacket {
    let source: Address
    let destination: Address
    /// The protocol above IP (https://www.iana.org/assignments/protocol-numbers).
    var transport: UInt8
    var payload: ArraySlice<UInt8>
    /// Whether octets of the payload were not captured.
    let isCut: Bool
    /// Nil when the packet is whole.
    var fragment: Fragment?

    /// Which part of a datagram it is.
    struct Fragment {
        let identification: UInt32
        /// Octets of the datagram's payload before this part.
        let offset: Int
        let isLast: Bool
    }

    init(_ octets: ArraySlice<UInt8>) throws(Omission) {
        switch octets.first.map({ $0 >> 4 }) {
        case 4: try self.init(ipv4: octets)
        case 6: try self.init(ipv6: octets)
        default: throw .notIP
        }
    }

    private init(ipv4 octets: ArraySlice<UInt8>) throws(Omission) {
        guard let length = octets.uint16(at: 2), let place = octets.uint16(at: 6), let source = octets.uint32(at: 12),
            let destination = octets.uint32(at: 16), let identification = octets.uint16(at: 4)
        else { throw .cutBySnapLength }
        let headerLength = Int(octets[octets.startIndex] & 0xF) * 4
        // A network card that segments TCP itself leaves the length at 0 in what the capture sees.
        let total = length == 0 ? octets.count : Int(length)
        guard headerLength >= 20, total >= headerLength else { throw .malformed }
        self.source = Address(ipv4: source)
        self.destination = Address(ipv4: destination)
        transport = octets[octets.startIndex + 9]
        payload = octets.prefix(total).dropFirst(headerLength)
        isCut = octets.count < total
        guard place & 0x3FFF != 0 else { return }
        fragment = Fragment(
            identification: UInt32(identification), offset: Int(place & 0x1FFF) * 8, isLast: place & 0x2000 == 0)
    }

    private init(ipv6 octets: ArraySlice<UInt8>) throws(Omission) {
        guard let length = octets.uint16(at: 4), let sourceHigh = octets.uint64(at: 8),
            let sourceLow = octets.uint64(at: 16), let high = octets.uint64(at: 24), let low = octets.uint64(at: 32)
        else { throw .cutBySnapLength }
        source = Address(ipv6: sourceHigh, sourceLow)
        destination = Address(ipv6: high, low)
        transport = octets[octets.startIndex + 6]
        let all = octets.dropFirst(40)
        payload = length == 0 ? all : all.prefix(Int(length))
        isCut = all.count < Int(length)
        try skipExtensionHeaders()
    }

    private enum ExtensionHeader {
        static let fragment: UInt8 = 44
        static let authentication: UInt8 = 51
        /// Hop-by-hop options, routing, destination options, mobility, host identity, shim6: alike in their lengths.
        static let usual: [UInt8] = [0, 43, 60, 135, 139, 140]
    }

    /// RFC 8200 §4; what is behind a fragment header is skipped when the parts are together.
    mutating func skipExtensionHeaders() throws(Omission) {
        while source.type == .aaaa, fragment.map({ $0.offset == 0 && $0.isLast }) ?? true {
            let length: Int
            switch transport {
            case ExtensionHeader.fragment: length = try readFragmentHeader()
            case ExtensionHeader.authentication: length = (Int(payload.uint8(at: 1) ?? 0) + 2) * 4
            case let header where ExtensionHeader.usual.contains(header):
                length = (Int(payload.uint8(at: 1) ?? 0) + 1) * 8
            default: return
            }
            guard let next = payload.first, payload.count >= length else { throw isCut ? .cutBySnapLength : .malformed }
            transport = next
            payload = payload.dropFirst(length)
        }
    }

    /// RFC 8200 §4.5; an "atomic" fragment (RFC 6946) is a whole packet.
    private mutating func readFragmentHeader() throws(Omission) -> Int {
        guard fragment == nil, let place = payload.uint16(at: 2), let identification = payload.uint32(at: 4) else {
            throw .malformed
        }
        fragment = Fragment(
            identification: identification, offset: Int(place & 0xFFF8), isLast: place & 1 == 0)
        return 8
    }
}
