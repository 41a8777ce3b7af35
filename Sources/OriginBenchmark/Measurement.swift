/// One server under one load in one round.
struct Measurement: Codable, Equatable, Sendable {
    let server: String
    let load: String
    /// From 1.
    let round: Int
    /// Server CPU for one response, in microseconds.
    let processorMicroseconds: Double
    /// Responses in one second.
    let responsesPerSecond: Double
}
