import Foundation
import TestTools
import Testing

extension EndToEnd {
    /// Servers that run already: nothing of the sandbox is around them. Each test has a loopback interface of its own, to keep
    /// off the machine's ports.
    @Suite struct RunningServerTests {
        private static let unbound = Server(
            .unbound, "/usr/sbin/unbound -d -c", port: 5353,
            ResolverFile.unbound(
                ["127.0.0.1@5353"], zones: [ResolverFile.forwardZone("brimful.example", to: "127.0.0.1@5300")]))

        private static func dnsmasq(port: Int, _ more: String) -> Server {
            Server(
                .dnsmasq, "/usr/sbin/dnsmasq -k -C", port: port,
                ResolverFile.dnsmasq("127.0.0.1", ["port=\(port)", more]))
        }

        private static let forwarding = dnsmasq(port: 5354, "server=/brimful.example/127.0.0.1#5300")
        private static let elsewhere = dnsmasq(port: 5355, "")

        private func audit(_ resolvers: String, _ more: [String] = [], beside servers: [Server]) async throws
            -> Brimful.Run
        {
            try await Server.run(
                ["audit", "--resolver", resolvers, "--counts", "20,40", "--format", "json"] + more, beside: servers)
        }

        @Test func `a server that runs already is audited where it runs, in one scenario after the other`()
            async throws
        {
            let run = try await audit(
                "127.0.0.1:5353", ["--scenario", "clean,tc-partial,tcp-refused,tcp-eof,tc-empty"],
                beside: [Self.unbound])
            let report = try run.report()
            #expect(report.subjects.map(\.name) == ["127.0.0.1-5353"])
            #expect(report.subjects.allSatisfy { $0.version.hasPrefix("unbound-") })
            #expect(report.results.count == 50)
            #expect(report.results.filter { $0.verdict != "pass" }.map(\.why) == [])
            #expect(report.results.allSatisfy { !$0.origin.isEmpty })
            // What the kernel refuses is seen by nobody outside the sandbox; what comes after it must be right again.
            let transports = Dictionary(grouping: report.results.filter { $0.view == "stub" }, by: \.scenario)
                .mapValues { Set($0.flatMap(\.origin).map(\.transport)) }
            #expect(transports["tcp-refused"] == ["udp"])
            #expect(transports["tcp-eof"] == ["udp", "tcp"])
            #expect(transports["tc-empty"] == ["udp", "tcp"])
            #expect(!report.results.contains { $0.why.contains("never asked over TCP") })
            #expect(run.code == 0)
        }

        @Test func `several servers are asked one after the other, and one that isn't set up is told how`()
            async throws
        {
            let run = try await audit(
                "127.0.0.1:5353,127.0.0.1:5354,127.0.0.1:5355,127.0.0.1:5356", ["--scenario", "clean"],
                beside: [Self.unbound, Self.forwarding, Self.elsewhere])
            let report = try run.report()
            #expect(report.subjects.map(\.name) == ["127.0.0.1-5353", "127.0.0.1-5354"])
            #expect(report.results.filter { $0.verdict != "pass" }.map(\.why) == [])
            #expect(report.skipped.map(\.name) == ["127.0.0.1-5355", "127.0.0.1-5356"])
            let reason = report.skipped[0].reason
            #expect(reason.contains("doesn't ask 127.0.0.1:5300 for brimful.example"), "\(reason)")
            #expect(reason.contains("server=/brimful.example/127.0.0.1#5300"), "\(reason)")
            #expect(report.skipped[1].reason == "nothing listens at 127.0.0.1:5356")
            #expect(run.code == 3)
        }

        @Test func `a silent path delays a server, and what it does there is judged by asking it alone`() async throws {
            let run = try await audit(
                "127.0.0.1:5354", ["--scenario", "clean,tcp-blackhole", "--view", "edns1232,stub"],
                beside: [Self.forwarding])
            let report = try run.report()
            #expect(report.results.count == 8)
            #expect(report.results.filter { !["pass", "tolerated"].contains($0.verdict) }.map(\.why) == [])
            #expect(run.code == 0)
        }

        @Test func `a place that is taken is said, with what may be there`() async throws {
            let run = try await Server.run(
                ["audit", "--resolver", "127.0.0.1:5354", "--scenario", "clean", "--counts", "1"],
                beside: [Self.forwarding], before: "'\(Brimful.executable)' serve --listen 127.0.0.1:5300 >&2 &",
                waitingFor: [5300])
            #expect(run.code == 3)
            #expect(run.output == "")
            #expect(run.errors.contains("127.0.0.1:5300: Address already in use"), "\(run.errors)")
            #expect(run.errors.contains("is `brimful serve` running there?"), "\(run.errors)")
        }

        @Test(arguments: [
            (["--resolver", "127.0.0.1:0"], "port 0"),
            (["--resolver", "127.0.0.1:70000"], "the port is no number from 0 to 65535"),
            (["--resolver", "localhost:53"], "is no address and port"),
            (["--resolver", "::1"], "only IPv4"),
            (["--resolver", ""], "is no address and port"),
            (["--resolver", "127.0.0.1:5353", "--listen", "127.0.0.1"], "is no address and port"),
            (["--resolver", "127.0.0.1:5300"], "is where the audit itself listens"),
            (["--resolver", "127.0.0.1", "--subject", "unbound"], "leave --subject"),
            (["--listen", "127.0.0.1:5300"], "goes with --resolver"),
        ])
        func `what is no server is wrong usage`(_ arguments: [String], _ complaint: String) async throws {
            let run = try await Brimful.run(["audit"] + arguments)
            #expect(run.code == 2)
            #expect(run.output == "")
            #expect(run.complaints.count == 1)
            #expect(run.complaints.first?.contains(complaint) == true, "\(run.complaints)")
        }
    }
}

/// Software of Debian's, started by a test as its owner starts it.
struct Server: Sendable {
    private let tool: TestTool
    private let command: String
    private let port: Int
    private let configuration: String

    init(_ tool: TestTool, _ command: String, port: Int, _ configuration: String) {
        self.tool = tool
        self.command = command
        self.port = port
        self.configuration = configuration
    }

    /// Runs brimful beside servers that listen already, in a network and a PID namespace that end with it.
    static func run(
        _ arguments: [String], beside servers: [Server], before: String = "", waitingFor ports: [Int] = []
    ) async throws -> Brimful.Run {
        try await withScratchFolder { folder in
            var lines = ["ip link set lo up", before]
            for (number, server) in servers.enumerated() {
                let path = "\(folder)/\(number).conf"
                try server.configuration.write(toFile: path, atomically: false, encoding: .utf8)
                let root = try await server.tool.root()
                // The output is the audit's alone.
                lines.append(
                    "LD_LIBRARY_PATH=$(echo '\(root)'/usr/lib/*-linux-gnu) '\(root)'\(server.command) '\(path)' >/dev/null 2>&1 &"
                )
            }
            for port in servers.map(\.port) + ports {
                // What doesn't start shows in the audit's complaint.
                lines.append(
                    "for i in $(seq 200); do [ -n \"$(ss -Hlun sport = :\(port))\" ] && break; sleep 0.05; done")
            }
            let script = (lines + ["\"$0\" \"$@\""]).joined(separator: "\n")
            return try await Brimful.run(
                arguments, under: ["unshare", "-rn", "--pid", "--fork", "--kill-child", "sh", "-c", script])
        }
    }
}
