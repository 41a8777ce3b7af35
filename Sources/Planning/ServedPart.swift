/// What serving k of N addresses does: to the load of the hosts, and to clients when hosts fail.
public struct ServedPart: Sendable, Hashable {
    /// k: the addresses in an answer.
    public let served: Int
    /// Where clients spread evenly over the addresses of their resolver's answer.
    public let spread: Load
    /// Where all clients of a resolver take its answer's first address.
    public let firstOnly: Load
    public let failures: [Failing]

    /// How uneven the hosts' load is.
    public struct Load: Sendable, Hashable {
        /// The busiest host's load by the mean's, within one TTL; the mean over all.
        public let peak: Double
        /// The standard deviation by the mean (coefficient of variation), within one TTL; the mean over all.
        public let variation: Double
        /// The busiest host's load by the mean's, over all TTLs together.
        public let peakOverall: Double
    }

    /// When some hosts, chosen at random, fail.
    public struct Failing: Sendable, Hashable {
        /// h: how many.
        public let hosts: Int
        /// The share of clients whose answer has no other hosts than these: C(h, k) / C(N, k).
        public let without: Double
        /// The same, simulated.
        public let simulatedWithout: Double
        /// The share of clients that meet such a host first: h / N.
        public let first: Double
        /// The same, simulated.
        public let simulatedFirst: Double
    }

    /// The share of answers with k of N hosts that have none but h failing ones: C(h, k) / C(N, k), whether the answer was
    /// chosen at random or the failing hosts were.
    public static func withoutHealthy(served: Int, hosts: Int, failing: Int) -> Double {
        (0..<served).reduce(1) { $0 * Double(max(0, failing - $1)) / Double(hosts - $1) }
    }
}
