/// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014): with the same seed every
/// implementation makes the same numbers.
public struct SplitMix64: Sendable {
    private var state: UInt64

    public init(seed: UInt64) {
        state = seed
    }

    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }

    /// A number from 0 to `bound` - 1: the upper 64 bits of the product of `next()` and `bound`.
    public mutating func next(below bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// Puts a random choice of the elements, in random order, in front: for i from 0 to `count` - 1 the element at i
    /// changes places with the one at i + `next(below: n - i)` (Fisher and Yates).
    public mutating func shuffle(_ elements: inout [Int], first count: Int) {
        for index in 0..<count {
            elements.swapAt(index, index + next(below: elements.count - index))
        }
    }
}
