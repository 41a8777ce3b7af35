internal import Glibc
import Subprocess

/// A user, network, mount and PID namespace of our own: port 53 of every loopback address is free in it, and whatever
/// was started in it ends with it.
enum PrivateNetwork {
    private static let mark = "ORIGIN_BENCHMARK_IS_INSIDE"
    private static let remedy =
        "allow user namespaces (sysctl kernel.unprivileged_userns_clone=1, or seccomp=unconfined for a container)"
    private static let namespaces = [
        "--user", "--map-root-user", "--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "--",
    ]
    // The shell stays the first process of the namespace: it takes in orphans, and lets an interrupt end the benchmark,
    // which a first process would not get.
    private static let firstProcess = ["sh", "-c", #"ip link set lo up && "$@"; exit $?"#, "sh"]

    /// Replaces this program by itself inside the namespace; returns only there.
    static func enter() async throws {
        guard getenv(mark) == nil else { return }
        try await probe()
        setenv(mark, "1", 1)
        let arguments = [try ProgramFolder.pathOfThisProgram()] + CommandLine.arguments.dropFirst()
        replaceProgram(by: ["unshare"] + namespaces + firstProcess + arguments)
        throw BenchmarkError("can't start unshare (\(String(cString: strerror(errno)))): install util-linux")
    }

    /// Asks for the namespace once, so that a refusal is told in one line with its remedy.
    private static func probe() async throws {
        do {
            try await ToolRun.check("unshare", namespaces + ["ip", "link", "set", "lo", "up"])
        } catch {
            throw BenchmarkError("no private network here (\(error)): \(remedy)")
        }
    }

    private static func replaceProgram(by command: [String]) {
        var arguments = command.map { strdup($0) }
        defer {
            for argument in arguments { free(argument) }
        }
        arguments.append(nil)
        execvp(command[0], arguments)
    }
}
