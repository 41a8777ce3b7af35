/// The load of each host, within a TTL and over all.
struct Tally {
    /// Within the TTL that is simulated.
    private(set) var load: [Double]
    private var total: [Double]
    private var peaks = 0.0
    private var variations = 0.0

    init(hosts: Int) {
        load = [Double](repeating: 0, count: hosts)
        total = load
    }

    mutating func add(_ weight: Double, to host: Int) {
        load[host] += weight
    }

    /// Ends a TTL.
    mutating func close() {
        peaks += Self.peak(load)
        let mean = load.reduce(0, +) / Double(load.count)
        let variance = load.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(load.count)
        variations += variance.squareRoot() / mean
        for host in load.indices {
            total[host] += load[host]
            load[host] = 0
        }
    }

    func load(over periods: Double) -> ServedPart.Load {
        ServedPart.Load(peak: peaks / periods, variation: variations / periods, peakOverall: Self.peak(total))
    }

    /// The largest by the mean.
    private static func peak(_ load: [Double]) -> Double {
        (load.max() ?? 0) / (load.reduce(0, +) / Double(load.count))
    }
}
