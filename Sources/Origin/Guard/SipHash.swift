/// SipHash-2-4 (Aumasson, Bernstein: "SipHash: a fast short-input PRF", 2012), which RFC 9018 §4.4 makes server cookies with.
struct SipHash {
    private var (v0, v1, v2, v3): (UInt64, UInt64, UInt64, UInt64)

    /// The secret that makes it a pseudorandom function: 128 bits.
    struct Key: Sendable, Hashable {
        let low: UInt64
        let high: UInt64

        static func random() -> Key {
            var generator = SystemRandomNumberGenerator()
            return Key(low: generator.next(), high: generator.next())
        }
    }

    private init(_ key: Key) {
        v0 = key.low ^ 0x736f_6d65_7073_6575
        v1 = key.high ^ 0x646f_7261_6e64_6f6d
        v2 = key.low ^ 0x6c79_6765_6e65_7261
        v3 = key.high ^ 0x7465_6462_7974_6573
    }

    /// The hash of these octets, whose first octet on the wire is the lowest.
    static func hash(_ octets: [UInt8], _ key: Key) -> UInt64 {
        var state = SipHash(key)
        let whole = octets.count & ~7
        for start in stride(from: 0, to: whole, by: 8) { state.absorb(word(octets[start..<(start + 8)])) }
        state.absorb(word(octets[whole...]) | UInt64(octets.count & 0xFF) << 56)
        return state.finish()
    }

    private static func word(_ octets: ArraySlice<UInt8>) -> UInt64 {
        octets.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    private mutating func absorb(_ word: UInt64) {
        v3 ^= word
        round()
        round()
        v0 ^= word
    }

    private mutating func finish() -> UInt64 {
        v2 ^= 0xFF
        for _ in 0..<4 { round() }
        return v0 ^ v1 ^ v2 ^ v3
    }

    private mutating func round() {
        v0 &+= v1
        v1 = v1.rotated(13) ^ v0
        v0 = v0.rotated(32)
        v2 &+= v3
        v3 = v3.rotated(16) ^ v2
        v0 &+= v3
        v3 = v3.rotated(21) ^ v0
        v2 &+= v1
        v1 = v1.rotated(17) ^ v2
        v2 = v2.rotated(32)
    }
}

extension UInt64 {
    fileprivate func rotated(_ bits: UInt64) -> UInt64 { self << bits | self >> (64 - bits) }
}
