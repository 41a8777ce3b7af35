/// How an authority hands out a part of its addresses, and who asks: what is simulated.
public struct Rotation: Sendable, Hashable {
    /// All addresses that there are.
    public var hosts: Int
    /// How the part for one answer is chosen.
    public var choice: Choice
    /// Resolvers that cache; each has as many clients as Zipf's law gives its rank.
    public var resolvers: Int
    /// Zipf's exponent: the resolver of rank r has clients in proportion to 1 / r^s.
    public var exponent: Double
    /// TTLs that are simulated, one after the other.
    public var periods: Int
    public var seed: UInt64

    public enum Choice: String, Codable, Sendable, Hashable, CaseIterable {
        /// Each answer is a random choice of the addresses.
        case random
        /// Each answer goes on where the one before ended.
        case windows
    }

    public static let usualResolvers = 1000
    public static let usualPeriods = 12
    public static let usualSeed: UInt64 = 1

    public init(
        hosts: Int, choice: Choice = .random, resolvers: Int = usualResolvers, exponent: Double = 1,
        periods: Int = usualPeriods, seed: UInt64 = usualSeed
    ) {
        self.hosts = hosts
        self.choice = choice
        self.resolvers = resolvers
        self.exponent = exponent
        self.periods = periods
        self.seed = seed
    }

    /// The numbers of failing hosts that are told: one, two, a tenth, a quarter and half of them.
    public var failures: [Int] {
        Set([1, 2, hosts / 10, quarter, hosts / 2]).filter { $0 >= 1 && $0 < hosts }.sorted()
    }

    /// A quarter of the hosts, at least one.
    public var quarter: Int { max(1, hosts / 4) }

    /// The share of all clients that each resolver has, the largest first.
    var weights: [Double] {
        let raw = (1...resolvers).map { 1 / power(Double($0), exponent) }
        let sum = raw.reduce(0, +)
        return raw.map { $0 / sum }
    }
}
