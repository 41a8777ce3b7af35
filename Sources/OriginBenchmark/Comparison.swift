/// All measurements, and what they say of each server.
struct Comparison: Codable, Equatable, Sendable {
    let schema: Int
    let rounds: Int
    let loads: [Load]
    let results: [Entry]
    let goals: [Goal.Result]
    let measurements: [Measurement]

    /// One server under one load, over all rounds.
    struct Entry: Codable, Equatable, Sendable {
        let server: String
        let load: String
        /// The median, in microseconds for one response.
        let processorMicroseconds: Double
        /// The CPU as a multiple of the floor's in the same round.
        let ratioToFloor: Spread
        /// The median.
        let responsesPerSecond: Double
    }

    init(of measurements: [Measurement], loads: [Load], servers: [String]) {
        let rounds = Rounds(measurements)
        schema = 1
        self.rounds = rounds.count
        self.loads = loads
        results = servers.flatMap { server in loads.compactMap { rounds.entry(server: server, load: $0.id) } }
        goals = Goal.all.map { $0.result(in: rounds) }
        self.measurements = measurements
    }
}
