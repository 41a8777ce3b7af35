import Subprocess

/// One run of a short-lived tool.
enum ToolRun {
    /// Runs the tool and returns its standard output; throws what it said on standard error when it failed.
    @discardableResult
    static func check(_ tool: String, _ arguments: [String]) async throws -> String {
        let result: ExecutionResult<Void, StringOutput<UTF8>, StringOutput<UTF8>>
        do {
            result = try await Subprocess.run(
                .name(tool), arguments: Arguments(arguments),
                output: .string(limit: 65536), error: .string(limit: 65536))
        } catch {
            throw BenchmarkError("can't run \(tool): \(error)")
        }
        guard result.terminationStatus.isSuccess else {
            throw BenchmarkError(result.standardError.lastLine ?? "\(tool) ended with \(result.terminationStatus)")
        }
        return result.standardOutput
    }
}

extension String {
    /// The last line that holds anything, or nil.
    var lastLine: String? {
        split(whereSeparator: \.isNewline).last.map(String.init)
    }
}
