internal import FoundationEssentials

/// The load generator: a program of its own, so that its CPU is not the server's.
struct LoadGenerator: Sendable {
    let program: String
    /// The processor it runs on, as `taskset` takes it.
    let processors: String

    /// What the generator prints.
    struct Result: Decodable {
        let responses: Int
        let microseconds: Int
    }

    /// Asks for `responses` responses and checks each; throws what was wrong with the first that was not right.
    func ask(_ load: Load, at address: String, responses: Int) async throws -> Result {
        let arguments = [
            "-c", processors, program, load.transport.rawValue, address, "53", load.hexadecimalQuery,
            String(load.responseOctets), String(load.answers), String(responses),
        ]
        let output = try await ToolRun.check("taskset", arguments)
        guard let result = try? JSONDecoder().decode(Result.self, from: Data(output.utf8)) else {
            throw BenchmarkError("the load generator printed no result: \(output.lastLine ?? "nothing")")
        }
        return result
    }
}
