/// A capture file of blocks (draft-ietf-opsawg-pcapng): sections of either byte order, interfaces, enhanced, simple and
/// obsolete packet blocks. Other blocks are passed over.
struct PcapngFile: CaptureFile {
    private let octets: [UInt8]
    private var order = OctetOrder.little
    private var interfaces: [PcapngInterface] = []
    private var position = 0
    private var count = 0
    private var lastTime = Duration.zero
    private(set) var damage: CaptureDamage?

    /// The same in both byte orders.
    static let sectionHeader: [UInt8] = [0x0A, 0x0D, 0x0D, 0x0A]
    /// Type, length, and the length once more behind the body.
    private static let fewestOctets = 12

    private enum BlockType {
        static let interface = 1
        static let obsoletePacket = 2
        static let simplePacket = 3
        static let enhancedPacket = 6
    }

    init(_ octets: [UInt8]) throws(CaptureError) {
        self.octets = octets
        guard octets.count >= Self.fewestOctets + 4, readByteOrder() else {
            throw .damaged("the section header's byte-order magic is missing", at: min(8, octets.count))
        }
    }

    mutating func next() -> CapturedFrame? {
        while damage == nil, position < octets.count {
            guard let block = nextBlock() else { return nil }
            if let frame = frame(block) {
                (lastTime, count) = (frame.time, count + 1)
                return frame
            }
        }
        return nil
    }

    /// The next block with its type and lengths; a section header sets the byte order for what follows.
    private mutating func nextBlock() -> Range<Int>? {
        guard octets.count - position >= Self.fewestOctets else { return end("the block is cut") }
        if octets[position...].starts(with: Self.sectionHeader) {
            guard octets.count - position >= Self.fewestOctets + 4, readByteOrder() else {
                return end("a section header without byte-order magic")
            }
            interfaces = []
        }
        let length = order.uint32(octets, at: position + 4)
        guard length >= Self.fewestOctets, length % 4 == 0 else { return end("a block length of \(length)") }
        guard length <= octets.count - position else { return end("the block is cut") }
        defer { position += length }
        return position..<(position + length)
    }

    private mutating func readByteOrder() -> Bool {
        switch OctetOrder.big.uint32(octets, at: position + 8) {
        case 0x1A2B_3C4D: order = .big
        case 0x4D3C_2B1A: order = .little
        default: return false
        }
        return true
    }

    private mutating func frame(_ block: Range<Int>) -> CapturedFrame? {
        switch order.uint32(octets, at: block.lowerBound) {
        case BlockType.interface:
            guard let interface = PcapngInterface(octets, block, order) else {
                return end("an interface is cut", block)
            }
            interfaces.append(interface)
            return nil
        case BlockType.simplePacket: return simplePacket(block)
        case BlockType.enhancedPacket: return packet(block) { $0.order.uint32($0.octets, at: block.lowerBound + 8) }
        case BlockType.obsoletePacket: return packet(block) { $0.order.uint16($0.octets, at: block.lowerBound + 8) }
        default: return nil
        }
    }

    /// An enhanced packet block, and the obsolete one, which differs in its interface number only.
    private mutating func packet(_ block: Range<Int>, interface number: (Self) -> Int) -> CapturedFrame? {
        let start = block.lowerBound
        guard block.count >= 32 else { return end("packet \(count + 1) is cut", block) }
        let number = number(self)
        guard interfaces.indices.contains(number) else {
            return end("packet \(count + 1) came through interface \(number), which isn't described", block)
        }
        let kept = order.uint32(octets, at: start + 20)
        guard kept <= block.count - 32 else { return end("packet \(count + 1) is longer than its block", block) }
        let ticks = UInt64(order.uint32(octets, at: start + 12)) << 32 | UInt64(order.uint32(octets, at: start + 16))
        return CapturedFrame(
            time: interfaces[number].time(ticks), linkType: interfaces[number].linkType,
            octets: octets[(start + 28)..<(start + 28 + kept)], isCut: kept < order.uint32(octets, at: start + 24))
    }

    /// It has no time of its own, and belongs to the first interface.
    private mutating func simplePacket(_ block: Range<Int>) -> CapturedFrame? {
        guard block.count >= 16, let interface = interfaces.first else {
            return end("packet \(count + 1) came through no interface that is described", block)
        }
        let length = order.uint32(octets, at: block.lowerBound + 8)
        let kept = min(length, interface.snapLength, block.count - 16)
        let start = block.lowerBound + 12
        return CapturedFrame(
            time: lastTime, linkType: interface.linkType, octets: octets[start..<(start + kept)], isCut: kept < length)
    }

    private mutating func end<Value>(_ what: String, _ block: Range<Int>? = nil) -> Value? {
        damage = .init(what: what, octet: block?.lowerBound ?? position)
        return nil
    }
}
