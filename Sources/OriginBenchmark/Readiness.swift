/// A process that listens is no server ready: ready is when the load's own query is answered rightly.
extension Bench {
    private static let patience = Duration.seconds(10)
    private static let pause = Duration.milliseconds(20)

    func awaitReadiness(of server: Server, in tree: ProcessTree, under load: Load) async throws {
        let deadline = ContinuousClock.now + Self.patience
        while true {
            do {
                _ = try await generator.ask(load, at: server.address, responses: 1)
                return
            } catch {
                guard tree.isRunning else { throw BenchmarkError("the server ended before it answered") }
                guard ContinuousClock.now < deadline else { throw BenchmarkError("not ready within 10 s: \(error)") }
                try await Task.sleep(for: Self.pause)
            }
        }
    }
}
