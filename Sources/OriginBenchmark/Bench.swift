/// Runs every server under every load, one at a time.
struct Bench: Sendable {
    let servers: [Server]
    let loads: [Load]
    let programs: ProgramFolder
    let processors: Processors

    var generator: LoadGenerator {
        LoadGenerator(program: programs.program("origin-load"), processors: processors.load)
    }

    /// Interleaved rounds: what else the machine does meets all servers alike.
    func measure(rounds: Int) async throws -> [Measurement] {
        var measurements: [Measurement] = []
        for round in 1...rounds {
            for load in loads {
                for server in servers.rotated(by: round - 1) {
                    measurements.append(try await measure(server, under: load, round: round))
                }
            }
            Diagnostics.write("round \(round) of \(rounds) done")
        }
        return measurements
    }

    private func measure(_ server: Server, under load: Load, round: Int) async throws -> Measurement {
        do {
            return try await ServerProcess.running(server.command(for: load), on: processors.server) { tree in
                try await awaitReadiness(of: server, in: tree, under: load)
                _ = try await generator.ask(load, at: server.address, responses: max(1, load.responses / 10))
                return try await measure(server, in: tree, under: load, round: round)
            }
        } catch {
            throw BenchmarkError("the measurement is void: \(server.name), \(load.id), round \(round): \(error)")
        }
    }

    private func measure(
        _ server: Server, in tree: ProcessTree, under load: Load, round: Int
    ) async throws -> Measurement {
        let members = tree.members()
        let before = try ProcessTree.processorTime(of: members)
        let result = try await generator.ask(load, at: server.address, responses: load.responses)
        let nanoseconds = try ProcessTree.processorTime(of: members) - before
        guard tree.members() == members else { throw BenchmarkError("the server's processes changed under load") }
        return Measurement(
            server: server.name, load: load.id, round: round,
            processorMicroseconds: Double(nanoseconds) / 1000 / Double(result.responses),
            responsesPerSecond: Double(result.responses) * 1_000_000 / Double(max(1, result.microseconds)))
    }
}

extension Array {
    /// The elements from position `count` on, then those before it.
    func rotated(by count: Int) -> [Element] {
        guard !isEmpty else { return [] }
        return Array(self[(count % self.count)...] + self[..<(count % self.count)])
    }
}
