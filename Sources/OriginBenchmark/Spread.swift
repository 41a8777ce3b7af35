/// The middle and the ends of some numbers.
struct Spread: Codable, Equatable, Sendable {
    let least: Double
    let median: Double
    let most: Double

    /// Nil without numbers.
    init?(_ numbers: [Double]) {
        let sorted = numbers.sorted()
        guard let first = sorted.first, let last = sorted.last else { return nil }
        least = first
        most = last
        median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    }
}
