/// A classic capture file (pcap 2.4, draft-ietf-opsawg-pcap), of either byte order, in micro- or nanoseconds; also the
/// "modified" dialect of older Linux distributions.
struct PcapFile: CaptureFile {
    private let octets: [UInt8]
    private let dialect: Dialect
    private let linkType: Int
    private var position = Self.headerLength
    private var count = 0
    private(set) var damage: CaptureDamage?

    private static let headerLength = 24
    /// Far more than any packet has; a larger length is damage, not a packet.
    private static let longestPacket = 1 << 28

    private struct Dialect {
        let order: OctetOrder
        let nanosecondsPerUnit: Int
        /// The octets before a packet's own.
        let recordHeaderLength: Int

        init?(_ octets: [UInt8]) {
            let inBig = OctetOrder.big.uint32(octets, at: 0)
            order = [0xA1B2_C3D4, 0xA1B2_3C4D, 0xA1B2_CD34].contains(inBig) ? .big : .little
            switch order.uint32(octets, at: 0) {
            case 0xA1B2_C3D4: (nanosecondsPerUnit, recordHeaderLength) = (1000, 16)
            case 0xA1B2_3C4D: (nanosecondsPerUnit, recordHeaderLength) = (1, 16)
            case 0xA1B2_CD34: (nanosecondsPerUnit, recordHeaderLength) = (1000, 24)
            default: return nil
            }
        }
    }

    init(_ octets: [UInt8]) throws(CaptureError) {
        guard octets.count >= 4, let dialect = Dialect(octets) else { throw .notACapture(octets) }
        guard octets.count >= Self.headerLength else {
            throw .damaged("the file's header has \(Self.headerLength) octets and is cut", at: octets.count)
        }
        let major = dialect.order.uint16(octets, at: 4)
        guard major == 2 else { throw .version(major: major, minor: dialect.order.uint16(octets, at: 6)) }
        self.octets = octets
        self.dialect = dialect
        // The upper bits tell of a frame check sequence.
        linkType = dialect.order.uint32(octets, at: 20) & 0xFFFF
    }

    mutating func next() -> CapturedFrame? {
        let start = position + dialect.recordHeaderLength
        guard position < octets.count, damage == nil else { return nil }
        guard start <= octets.count else { return end("packet \(count + 1) is cut") }
        let kept = dialect.order.uint32(octets, at: position + 8)
        guard kept <= Self.longestPacket else { return end("packet \(count + 1) claims to have \(kept) octets") }
        guard kept <= octets.count - start else { return end("packet \(count + 1) is cut") }
        let frame = CapturedFrame(
            time: time, linkType: linkType, octets: octets[start..<(start + kept)],
            isCut: kept < dialect.order.uint32(octets, at: position + 12))
        position = start + kept
        count += 1
        return frame
    }

    private var time: Duration {
        .seconds(dialect.order.uint32(octets, at: position))
            + .nanoseconds(dialect.order.uint32(octets, at: position + 4) * dialect.nanosecondsPerUnit)
    }

    private mutating func end(_ what: String) -> CapturedFrame? {
        damage = .init(what: what, octet: position)
        return nil
    }
}

extension CaptureError {
    static func notACapture(_ octets: [UInt8]) -> CaptureError {
        let beginning = octets.prefix(4).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
        return .notACapture(beginning: beginning.isEmpty ? "nothing" : beginning)
    }
}
