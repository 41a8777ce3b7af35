/// What the origin is to reach: at most so many times another server's CPU under a load.
struct Goal: Sendable {
    let load: String
    let limit: Double
    let reference: String

    static let all = [
        Goal(load: "udp-40", limit: 1.15, reference: "floor"),
        Goal(load: "udp-40", limit: 1.0, reference: "gdnsd"),
        Goal(load: "tcp-40", limit: 0.3, reference: "gdnsd"),
    ]

    /// A goal and how far it is reached.
    struct Result: Codable, Equatable, Sendable {
        let load: String
        let limit: Double
        let reference: String
        /// The origin's CPU as a multiple of the reference's, by rounds; nil when the reference was not measured.
        let ratio: Spread?
        /// Whether the median is within the limit; nil when it was not measured.
        let reached: Bool?
    }

    func result(in rounds: Rounds) -> Result {
        let ratio = rounds.ratio(of: "origin", to: reference, load: load)
        let reached = ratio.map { $0.median <= limit }
        return Result(load: load, limit: limit, reference: reference, ratio: ratio, reached: reached)
    }
}
