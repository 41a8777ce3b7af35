/// Measurements by server and load, in the order of their rounds.
struct Rounds {
    private let measurements: [Measurement]

    init(_ measurements: [Measurement]) {
        self.measurements = measurements.sorted { $0.round < $1.round }
    }

    var count: Int { Set(measurements.map(\.round)).count }

    /// A server's CPU as a multiple of another's in the same round; nil when no round has both.
    func ratio(of server: String, to reference: String, load: String) -> Spread? {
        let references = Dictionary(
            of(reference, load).map { ($0.round, $0.processorMicroseconds) }, uniquingKeysWith: { first, _ in first })
        return Spread(
            of(server, load).compactMap { measurement in
                references[measurement.round].map { measurement.processorMicroseconds / $0 }
            })
    }

    func entry(server: String, load: String) -> Comparison.Entry? {
        let own = of(server, load)
        guard let processor = Spread(own.map(\.processorMicroseconds)),
            let rate = Spread(own.map(\.responsesPerSecond)),
            let ratio = ratio(of: server, to: "floor", load: load)
        else { return nil }
        return Comparison.Entry(
            server: server, load: load, processorMicroseconds: processor.median, ratioToFloor: ratio,
            responsesPerSecond: rate.median)
    }

    private func of(_ server: String, _ load: String) -> [Measurement] {
        measurements.filter { $0.server == server && $0.load == load }
    }
}
