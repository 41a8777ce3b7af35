/// A pcapng file put together block by block, as no common tool writes it.
struct PcapngSample {
    private(set) var octets: [UInt8] = []
    let isBigEndian: Bool

    init(isBigEndian: Bool) {
        self.isBigEndian = isBigEndian
    }

    mutating func section() {
        append(0x0A0D_0D0A, number(0x1A2B_3C4D, 4) + number(1, 2) + number(0, 2) + [UInt8](repeating: 0xFF, count: 8))
    }

    /// Raw IP, with options.
    mutating func interface(_ options: [UInt8] = [], snapLength: Int = 0) {
        append(1, number(101, 2) + number(0, 2) + number(snapLength, 4) + options)
    }

    func option(_ code: Int, _ value: [UInt8]) -> [UInt8] {
        number(code, 2) + number(value.count, 2) + padded(value)
    }

    mutating func enhanced(_ packet: [UInt8], ticks: Int, interface: Int = 0, kept: Int? = nil) {
        let lengths = number(kept ?? packet.count, 4) + number(packet.count, 4)
        append(6, number(interface, 4) + time(ticks) + lengths + padded(Array(packet.prefix(kept ?? packet.count))))
    }

    mutating func obsolete(_ packet: [UInt8], ticks: Int, interface: Int = 0) {
        let lengths = number(packet.count, 4) + number(packet.count, 4)
        append(2, number(interface, 2) + number(0, 2) + time(ticks) + lengths + padded(packet))
    }

    mutating func simple(_ packet: [UInt8]) {
        append(3, number(packet.count, 4) + padded(packet))
    }

    /// Any other block.
    mutating func append(_ type: Int, _ body: [UInt8]) {
        let length = number(body.count + 12, 4)
        octets += number(type, 4) + length + body + length
    }

    mutating func appendAll(of other: PcapngSample) {
        octets += other.octets
    }

    func number(_ value: Int, _ count: Int) -> [UInt8] {
        let octets = (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
        return isBigEndian ? octets.reversed() : octets
    }

    private func time(_ ticks: Int) -> [UInt8] { number(ticks >> 32, 4) + number(ticks & 0xFFFF_FFFF, 4) }

    private func padded(_ value: [UInt8]) -> [UInt8] {
        value + [UInt8](repeating: 0, count: (4 - value.count % 4) % 4)
    }
}
