internal import Glibc
internal import Sandbox

/// The sandbox, for this program: port 53 of every loopback address is free in it, and whatever was started in it ends with
/// it.
enum PrivateNetwork {
    private static let mark = "ORIGIN_BENCHMARK_IS_INSIDE"

    static var isInside: Bool { getenv(mark) != nil }

    /// Runs this program again, inside, with the same arguments.
    ///
    /// - Returns: what it printed.
    static func runAgainInside() async throws -> String {
        setenv(mark, "1", 1)
        let arguments = Array(CommandLine.arguments.dropFirst())
        return try await Namespace.run(ThisProgram.path, arguments: arguments, input: "")
    }
}
