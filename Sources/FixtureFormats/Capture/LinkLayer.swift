/// What a frame begins with, below IP (https://www.tcpdump.org/linktypes.html).
enum LinkLayer {
    private enum LinkType {
        static let null = 0
        static let ethernet = 1
        /// LINKTYPE_RAW, and what it is called in files of systems that wrote down their DLT_RAW.
        static let raw = [101, 12, 14]
        static let loop = 108
        static let linuxCooked = 113
        static let ipv4 = 228
        static let ipv6 = 229
        static let linuxCooked2 = 276
    }

    /// The IP packet in a frame, with what may stand behind it.
    static func packet(in frame: CapturedFrame) throws(Omission) -> ArraySlice<UInt8> {
        let octets = frame.octets
        switch frame.linkType {
        case LinkType.ethernet: return try tagged(octets, typeAt: 12)
        case LinkType.linuxCooked: return try tagged(octets, typeAt: 14)
        case LinkType.linuxCooked2: return try tagged(octets, typeAt: 0, headerLength: 20)
        case LinkType.null, LinkType.loop: return try family(octets)
        case LinkType.ipv4, LinkType.ipv6: return octets
        case let type where LinkType.raw.contains(type): return octets
        default: throw .linkType(frame.linkType)
        }
    }

    private enum EtherType {
        static let ipv4: UInt16 = 0x0800
        static let ipv6: UInt16 = 0x86DD
        /// IEEE 802.1Q, 802.1ad, and what came before the latter.
        static let tags: [UInt16] = [0x8100, 0x88A8, 0x9100]
    }

    /// Behind an EtherType (IEEE 802.3), and before that any number of tags of 4 octets each.
    private static func tagged(
        _ octets: ArraySlice<UInt8>, typeAt: Int, headerLength: Int? = nil
    ) throws(Omission) -> ArraySlice<UInt8> {
        guard var type = octets.uint16(at: typeAt) else { throw .malformed }
        var end = headerLength ?? typeAt + 2
        while EtherType.tags.contains(type) {
            guard let inner = octets.uint16(at: end + 2) else { throw .malformed }
            (type, end) = (inner, end + 4)
        }
        guard type == EtherType.ipv4 || type == EtherType.ipv6 else { throw .notIP }
        return octets.dropFirst(end)
    }

    /// Behind an address family of 4 octets, in the byte order of the machine that captured; IPv6 has another number on
    /// each system.
    private static func family(_ octets: ArraySlice<UInt8>) throws(Omission) -> ArraySlice<UInt8> {
        guard let family = octets.uint32(at: 0) else { throw .malformed }
        guard [2, 10, 24, 28, 30].contains(min(family, family.byteSwapped)) else { throw .notIP }
        return octets.dropFirst(4)
    }
}
