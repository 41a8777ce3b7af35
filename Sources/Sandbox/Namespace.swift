internal import Glibc
internal import Subprocess
internal import SystemPackage

/// The private internet: one user, network, mount and PID namespace, made without root.
///
/// Its PID namespace ends with the harness, however that ends, and takes every process along; its mounts and its network go
/// with the last process. So nothing survives a run, and nothing on the machine is changed.
public enum Namespace {
    /// The words before a command that run it in namespaces of its own, and end it when the caller ends.
    private static let launcher = [
        "--pdeathsig", "KILL", "--", "unshare", "--user", "--map-root-user", "--net", "--mount", "--pid", "--fork",
        "--kill-child", "--mount-proc", "--",
    ]

    /// Runs `program` inside with `input` as its standard input; what it says on stderr is seen as it comes.
    ///
    /// - Returns: what it wrote to its standard output, at most 1 GiB.
    /// - Throws: `SandboxError` when the machine refuses the namespaces, or the program fails.
    public static func run(_ program: String, arguments: [String], input: String) async throws -> String {
        try await probe()
        let result = try await Subprocess.run(
            .path(try Machine.program("setpriv")), arguments: Arguments(launcher + [program] + arguments),
            input: .string(input),
            output: .string(limit: 1 << 30),
            error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
        try check(result.terminationStatus)
        return result.standardOutput
    }

    /// Runs `program` inside with `input` as its standard input, and hands on every line of its standard output as it comes;
    /// what it says on stderr is seen as it comes.
    ///
    /// - Parameter line: a line without its end; an error ends the program.
    /// - Throws: `SandboxError` when the machine refuses the namespaces or the program fails, `EarlyExit`, and what `line`
    ///   throws.
    public static func run(
        _ program: String, arguments: [String], input: String, line: ([UInt8]) async throws -> Void
    ) async throws {
        try await probe()
        let result = try await Subprocess.run(
            .path(try Machine.program("setpriv")), arguments: Arguments(launcher + [program] + arguments),
            input: .string(input), output: .sequence,
            error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false)
        ) { execution in
            do {
                var lines = LineSplitter()
                for try await buffer in execution.standardOutput {
                    for whole in lines.add(buffer.withUnsafeBytes(Array.init)) { try await line(whole) }
                }
            } catch {
                try? execution.send(signal: .kill)
                throw error
            }
        }
        try check(result.terminationStatus)
    }

    private static func check(_ status: TerminationStatus) throws {
        switch status {
        case .exited(0): break
        case .exited(let code): throw EarlyExit(code: Int32(code))
        case .signaled: throw SandboxError("the sandbox ended early (\(status))")
        }
    }

    /// Tries the namespaces with a command that does nothing.
    private static func probe() async throws {
        _ = try (Machine.program("unshare"), Machine.program("ip"))
        let result = try await Subprocess.run(
            .path(try Machine.program("setpriv")), arguments: Arguments(launcher + ["true"]), output: .discarded,
            error: .string(limit: 4096))
        guard case .exited(0) = result.terminationStatus else {
            let said = result.standardError.split(separator: "\n").last ?? "no reason given"
            throw SandboxError(
                """
                this machine refuses user namespaces (\(said)); allow them \
                (sysctl user.max_user_namespaces above 0, kernel.unprivileged_userns_clone=1, \
                kernel.apparmor_restrict_unprivileged_userns=0; in a \
                container: --security-opt seccomp=unconfined --cap-add SYS_ADMIN)
                """)
        }
    }
}
