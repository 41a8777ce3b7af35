/// A token bucket for each prefix, in a table that never grows.
///
/// What has no room any more takes the place of the prefix that has been silent the longest: who is forgotten begins with a
/// full bucket, so that a flood of forged prefixes can take nothing from anybody.
struct TokenBuckets: Sendable {
    private struct Bucket: Sendable {
        var prefix: UInt64 = 0
        /// When it was last used, in milliseconds.
        var used: Int64 = .min
        /// Thousandths of tokens.
        var tokens: Int64 = 0
        var denied: UInt64 = 0
    }

    private var buckets: [Bucket]
    private let sets: UInt64
    private let key: SipHash.Key
    /// Tokens a second, which is thousandths a millisecond.
    private let rate: Int64
    /// Thousandths of tokens that a bucket holds.
    private let capacity: Int64

    private static let ways = 4

    /// Whether a query may be answered.
    enum Admission: Hashable {
        case allowed
        /// The number of queries of this prefix that were denied before it.
        case denied(after: UInt64)
    }

    /// - Parameters:
    ///   - rate: queries a second that a prefix may go on asking.
    ///   - burst: queries that it may ask at once.
    ///   - prefixes: how many are known at a time.
    init(rate: Int, burst: Int, prefixes: Int = 65_536, key: SipHash.Key = .random()) {
        self.rate = Int64(rate)
        self.key = key
        capacity = Int64(burst) * 1000
        sets = UInt64(max(1, prefixes / Self.ways))
        buckets = Array(repeating: Bucket(), count: Int(sets) * Self.ways)
    }

    /// Takes a token of the prefix's bucket.
    ///
    /// - Parameter now: in milliseconds, on a clock that never goes back.
    mutating func take(_ prefix: AddressPrefix, at now: Int64) -> Admission {
        let index = place(of: prefix.number)
        if buckets[index].used == .min || buckets[index].prefix != prefix.number {
            buckets[index] = Bucket(prefix: prefix.number, used: now, tokens: capacity)
        }
        let waited = max(0, now - buckets[index].used)
        buckets[index].tokens = min(capacity, buckets[index].tokens + min(waited, capacity) * rate)
        buckets[index].used = max(now, buckets[index].used)
        guard buckets[index].tokens >= 1000 else {
            buckets[index].denied += 1
            return .denied(after: buckets[index].denied - 1)
        }
        buckets[index].tokens -= 1000
        return .allowed
    }

    /// Its own place, or the one in its set that is least missed.
    private func place(of prefix: UInt64) -> Int {
        // A keyed hash: nobody can choose prefixes that all fall in one set.
        let octets = withUnsafeBytes(of: prefix) { Array($0) }
        let start = Int(SipHash.hash(octets, key) % sets) * Self.ways
        let set = start..<(start + Self.ways)
        return set.first { buckets[$0].prefix == prefix && buckets[$0].used != .min }
            ?? set.min { buckets[$0].used < buckets[$1].used } ?? start
    }
}
