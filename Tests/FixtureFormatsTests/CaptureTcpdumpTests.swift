import DNSWire
import FixtureFormats
import Foundation
import Subprocess
import TestTools
import Testing

/// A real exchange of real programs, as tcpdump saw it.
@Suite struct CaptureTcpdumpTests {
    private static let unbound = """
        server:
            interface: 127.0.0.1
            port: 53
            chroot: ""
            username: ""
            pidfile: ""
            directory: "/"
            use-syslog: no
            do-daemonize: no
            local-zone: "brimful.example." static

        """

    @Test func `tcpdump of dig +bufsize=512 with unbound is read as one conversation`() async throws {
        let octets = try await Self.capture(addresses: 60, dig: ["www.brimful.example.", "A", "+bufsize=512"])
        let capture = try Capture(reading: octets)
        let exchange = try capture.exchange()
        #expect(capture.exchanges.count == 1)
        #expect(capture.notes.isEmpty, "\(capture.notes)")
        #expect(exchange.notes.isEmpty, "\(exchange.notes)")
        #expect(exchange.question?.name.description == "www.brimful.example.")
        let udp = try #require(exchange.conversation.udp?.responses.first)
        #expect(try StrictMessage(reading: udp.octets).flags.tc)
        let tcp = try #require(exchange.conversation.tcp)
        #expect(tcp.opening == .accepted && tcp.ending == .client)
        #expect(try StrictMessage(reading: try #require(tcp.message)).answer.count == 60)
        #expect(try StrictMessage(reading: try #require(tcp.query)).edns?.udpPayloadSize == 512)
        let written = try Capture(reading: try CaptureSamples.pcap(exchange.conversation))
        #expect(written.exchanges.map(\.conversation) == [exchange.conversation])
    }

    /// Runs unbound, tcpdump and dig in a network of their own.
    private static func capture(addresses: Int, dig arguments: [String]) async throws -> [UInt8] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "brimful-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let data = (1...addresses).map { "    local-data: \"www.brimful.example. 60 A 198.18.0.\($0)\"\n" }
        try (unbound + data.joined()).write(toFile: "\(folder)/unbound.conf", atomically: false, encoding: .utf8)
        let roots = [
            try await TestTool.unbound.root(), try await TestTool.tcpdump.root(), try await TestTool.dig.root(),
        ]
        // Debian's tcpdump run as root wants to become a user that the machine may not have.
        let shell = [
            "--map-user=1000", "--keep-caps", "-n", "--pid", "--fork", "--kill-child", "sh", "-c", script, folder,
        ]
        let result = try await Subprocess.run(
            .name("unshare"), arguments: .init(shell + roots + arguments), output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20))
        try #require(result.terminationStatus.isSuccess, "\(result.standardOutput) \(result.standardError)")
        return [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/capture")))
    }

    /// Waits for what each program says or does, and gives up after ten seconds.
    private static let script = """
        cd "$0"; unbound=$1; tcpdump=$2; dig=$3; shift 3
        of() { root=$1; shift; LD_LIBRARY_PATH=$(echo "$root"/usr/lib/*-linux-gnu) "$@"; }
        await() { for i in $(seq 200); do "$@" && return; sleep 0.05; done; echo "never: $*"; exit 1; }
        listening() { [ -n "$(ss -Hltn sport = :53)" ]; }
        capturing() { grep -q 'listening on' tcpdump.log; }
        complete() { [ "$(of "$tcpdump" "$tcpdump/usr/bin/tcpdump" -r capture "$fin" 2>/dev/null | wc -l)" -ge 2 ]; }
        fin='tcp[tcpflags] & tcp-fin != 0'
        ip link set lo up
        of "$unbound" "$unbound/usr/sbin/unbound" -d -c "$PWD/unbound.conf" >unbound.log 2>&1 &
        await listening
        LD_LIBRARY_PATH=$(echo "$tcpdump"/usr/lib/*-linux-gnu) "$tcpdump/usr/bin/tcpdump" -i lo -U --immediate-mode \
            -w capture port 53 2>tcpdump.log &
        capturer=$!
        await capturing
        of "$dig" "$dig/usr/bin/dig" @127.0.0.1 "$@"
        await complete
        kill -INT $capturer; wait $capturer; true
        """
}
