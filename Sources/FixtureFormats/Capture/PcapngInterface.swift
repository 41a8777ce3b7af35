/// What an interface description block says of the packets that came through it (draft-ietf-opsawg-pcapng §4.2).
struct PcapngInterface {
    let linkType: Int
    /// The most octets that are kept of a packet.
    let snapLength: Int
    /// if_tsresol: how many of a time's units make a second.
    private var unitsPerSecond: UInt64 = 1_000_000
    /// if_tsoffset: seconds to be added to every time.
    private var offset: Int64 = 0

    private enum OptionCode {
        static let end = 0
        static let timeResolution = 9
        static let timeOffset = 14
    }

    /// Nil when the block is too short.
    init?(_ octets: [UInt8], _ block: Range<Int>, _ order: OctetOrder) {
        guard block.count >= 20 else { return nil }
        linkType = order.uint16(octets, at: block.lowerBound + 8)
        let limit = order.uint32(octets, at: block.lowerBound + 12)
        snapLength = limit == 0 ? Int(UInt32.max) : limit
        readOptions(octets, (block.lowerBound + 16)..<(block.upperBound - 4), order)
    }

    /// Since 1970-01-01T00:00:00Z; what is beyond all time is as late as can be.
    func time(_ ticks: UInt64) -> Duration {
        let (seconds, rest) = ticks.quotientAndRemainder(dividingBy: unitsPerSecond)
        let product = rest.multipliedFullWidth(by: 1_000_000_000)
        let nanoseconds = unitsPerSecond.dividingFullWidth(product).quotient
        let sum = Int64(clamping: seconds).addingReportingOverflow(offset)
        return .seconds(sum.overflow ? Int64.max : sum.partialValue) + .nanoseconds(Int64(nanoseconds))
    }

    private mutating func readOptions(_ octets: [UInt8], _ range: Range<Int>, _ order: OctetOrder) {
        var position = range.lowerBound
        while position + 4 <= range.upperBound {
            let code = order.uint16(octets, at: position)
            let length = order.uint16(octets, at: position + 2)
            let value = position + 4
            guard code != OptionCode.end, length <= range.upperBound - value else { return }
            if code == OptionCode.timeResolution, length == 1 { setResolution(octets[value]) }
            if code == OptionCode.timeOffset, length == 8 { setOffset(octets, at: value, order) }
            position = value + (length + 3) / 4 * 4
        }
    }

    /// A negative power of ten, or of two when the highest bit is set; one finer than 64 bits can count is passed over.
    private mutating func setResolution(_ octet: UInt8) {
        let exponent = Int(octet & 0x7F)
        if octet & 0x80 != 0 {
            if exponent < 64 { unitsPerSecond = 1 << UInt64(exponent) }
        } else if exponent < 20 {
            unitsPerSecond = (0..<exponent).reduce(1) { units, _ in units * 10 }
        }
    }

    private mutating func setOffset(_ octets: [UInt8], at position: Int, _ order: OctetOrder) {
        let (first, second) = (order.uint32(octets, at: position), order.uint32(octets, at: position + 4))
        let (high, low) = order == .big ? (first, second) : (second, first)
        offset = Int64(bitPattern: UInt64(high) << 32 | UInt64(low))
    }
}
