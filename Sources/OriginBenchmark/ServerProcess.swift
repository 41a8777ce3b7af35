import Subprocess

/// A server that is running; it lives as long as the closure it is given to.
enum ServerProcess {
    /// Starts the command on these processors, and ends all that came of it when the body is done.
    static func running<Value: Sendable>(
        _ command: [String], on processors: String, body: (ProcessTree) async throws -> Value
    ) async throws -> Value {
        let log = try ServerLog()
        defer { log.close() }
        // A session of its own makes the server and its children one group to end.
        var options = PlatformOptions()
        options.createSession = true
        let stop = TeardownStep.send(
            signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(3))
        do {
            return try await Subprocess.run(
                .name("taskset"), arguments: Arguments(["-c", processors] + command), platformOptions: options,
                input: .none, output: .discarded, error: log.output
            ) { execution in
                let outcome = await Self.outcome(of: body, in: ProcessTree(root: execution.processIdentifier.value))
                await execution.teardown(using: [stop])
                return outcome
            }.closureResult.get()
        } catch {
            throw BenchmarkError("\(error)\(log.lastLine.map { "; the server's last words: \($0)" } ?? "")")
        }
    }

    /// The body's end as a value, so that the server is ended on both ways out.
    private static func outcome<Value>(
        of body: (ProcessTree) async throws -> Value, in tree: ProcessTree
    ) async -> Result<Value, any Error> {
        do {
            return .success(try await body(tree))
        } catch {
            return .failure(error)
        }
    }
}
