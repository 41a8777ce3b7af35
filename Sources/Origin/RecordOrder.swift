/// Which of a case's records stand where in the answer.
enum RecordOrder: Sendable, Hashable {
    case ascending
    /// So many places on, and from the end to the beginning again.
    case rotated(by: Int)
    /// A permutation that follows from the seed; never the ascending order where there are more than two.
    case shuffled(seed: UInt16)

    /// The records' indices, in the order of the answer.
    func indices(of count: Int) -> [Int] {
        switch self {
        case .ascending: Array(0..<count)
        case .rotated(let places): (0..<count).map { ($0 + places) % count }
        case .shuffled(let seed): Self.shuffled(count, seed: seed)
        }
    }

    private static func shuffled(_ count: Int, seed: UInt16) -> [Int] {
        var random = SplitMix64(state: UInt64(seed))
        let order = (0..<count).shuffled(using: &random)
        // By chance it may be what it was.
        return count > 2 && order == Array(0..<count) ? order.reversed() : order
    }
}

/// The same numbers for the same seed, on every machine (Steele, Lea and Flood: Fast Splittable Pseudorandom Number
/// Generators, OOPSLA 2014).
private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
