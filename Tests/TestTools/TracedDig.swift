import Foundation
import Subprocess

/// What tcpdump sees of a `dig` and a server, each the real program, in a network of their own.
public struct TracedDig: Sendable {
    /// A shell command that starts the server in the foreground.
    let server: String
    /// Where it listens at 127.0.0.1, over UDP and TCP.
    let port: Int

    public init(serving server: String, port: Int) {
        self.server = server
        self.port = port
    }

    /// An unbound with these lines of configuration, in a folder that it can write to.
    ///
    /// - Throws: when it can't be fetched, or the folder not be written.
    public static func unbound(_ lines: [String], in folder: String) async throws -> TracedDig {
        let usual = [
            "server:", "interface: 127.0.0.1", "port: 53", "chroot: \"\"", "username: \"\"", "pidfile: \"\"",
            "directory: \"/\"", "use-syslog: no", "do-daemonize: no",
        ]
        let text = (usual + lines).joined(separator: "\n") + "\n"
        try Data(text.utf8).write(to: URL(filePath: "\(folder)/unbound.conf"))
        let root = try await TestTool.unbound.root()
        return TracedDig(
            serving:
                "LD_LIBRARY_PATH=$(echo \(root)/usr/lib/*-linux-gnu) \(root)/usr/sbin/unbound -d -c \(folder)/unbound.conf",
            port: 53)
    }

    /// The capture, when dig is done and its connections have ended, and what dig said.
    ///
    /// - Parameters:
    ///   - folder: where the capture is written meanwhile.
    ///   - hasTCP: whether dig is to have a reason to ask over TCP.
    public func capture(
        _ arguments: [String], in folder: String, hasTCP: Bool = true
    ) async throws -> (capture: [UInt8], output: String) {
        let roots = [try await TestTool.tcpdump.root(), try await TestTool.dig.root()]
        // Debian's tcpdump run as root wants to become a user that the machine may not have.
        let shell = [
            "--map-user=1000", "--keep-caps", "-n", "--pid", "--fork", "--kill-child", "sh", "-c", Self.script,
        ]
        let result = try await Subprocess.run(
            .name("unshare"),
            arguments: .init(
                shell + [folder, server, "\(port)", hasTCP ? Self.ends : Self.answer] + roots + arguments),
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        guard result.terminationStatus.isSuccess else {
            throw TestTool.Failure(description: "\(result.standardOutput) \(result.standardError)")
        }
        return ([UInt8](try Data(contentsOf: URL(filePath: "\(folder)/capture"))), result.standardOutput)
    }

    /// The packets that come last, two at least: both ends of a connection, or a query and its response.
    private static let ends = "tcp[tcpflags] & tcp-fin != 0"
    private static let answer = "udp"

    /// Waits for what each program says or does, and gives up after ten seconds.
    private static let script = """
        cd "$0"; rm -f capture tcpdump.log; server=$1; port=$2; last=$3; tcpdump=$4; dig=$5; shift 5
        of() { root=$1; shift; LD_LIBRARY_PATH=$(echo "$root"/usr/lib/*-linux-gnu) "$@"; }
        await() { for i in $(seq 200); do "$@" && return; sleep 0.05; done; echo "never: $*"; cat server.log; exit 1; }
        listening() { [ -n "$(ss -Hltn sport = :$port)" ]; }
        capturing() { grep -q 'listening on' tcpdump.log; }
        complete() { [ "$(of "$tcpdump" "$tcpdump/usr/bin/tcpdump" -r capture "$last" 2>/dev/null | wc -l)" -ge 2 ]; }
        ip link set lo up
        eval "$server" >server.log 2>&1 &
        await listening
        LD_LIBRARY_PATH=$(echo "$tcpdump"/usr/lib/*-linux-gnu) "$tcpdump/usr/bin/tcpdump" -i lo -U --immediate-mode \\
            -w capture port "$port" 2>tcpdump.log &
        capturer=$!
        await capturing
        of "$dig" "$dig/usr/bin/dig" @127.0.0.1 -p "$port" "$@"
        await complete
        kill -INT $capturer; wait $capturer; true
        """
}
