internal import Foundation
internal import Subprocess
internal import SystemPackage

/// Two networks and the link between them: in one a server runs with the configuration that its owner wrote, in the other
/// every IPv4 address is the origin's. Nothing of the one takes an address or a port away from the other.
public struct PrivateLink: Sendable {
    /// Where the server runs, and is asked.
    public let inside: NetworkNamespace
    /// Where all that it asks ends.
    public let outside: NetworkNamespace

    /// For documentation only (RFC 5737): no server that anybody configures is there.
    private static let here = "192.0.2.2"
    private static let there = "192.0.2.1"

    /// - Throws: `SandboxError`.
    public init() async throws {
        inside = try NetworkNamespace()
        outside = try NetworkNamespace()
        // As loopback has it: where answers are cut is the scenario's business.
        try await Self.ip(
            in: outside,
            """
            link set lo up
            link add wan mtu 65535 type veth peer name eth0 mtu 65535 netns \(inside.path)
            link set wan up
            address add \(Self.there)/30 dev wan
            route add local 0.0.0.0/0 dev lo
            route add unicast \(Self.here)/32 dev wan table local
            """)
        try await Self.ip(
            in: inside,
            """
            link set lo up
            link set eth0 up
            address add \(Self.here)/30 dev eth0
            route add default via \(Self.there)
            """)
        inside.within { try? "1".write(toFile: Self.nonlocalBind, atomically: false, encoding: .utf8) }
    }

    /// A configuration names its machine's own addresses: they can be bound here too.
    private static let nonlocalBind = "/proc/sys/net/ipv4/ip_nonlocal_bind"

    /// Makes an address of the server's machine its own, so that it can be asked there.
    public func own(_ address: String) async throws {
        try await Self.ip(in: inside, "address replace \(address)/32 dev lo")
    }

    private static func ip(in network: NetworkNamespace, _ commands: String) async throws {
        let result = try await Subprocess.run(
            .path(try Machine.program("nsenter")),
            arguments: ["--net=\(network.path)", try Machine.program("ip").string, "-batch", "-"],
            input: .string(commands + "\n"), output: .discarded, error: .string(limit: 4096))
        guard case .exited(0) = result.terminationStatus else {
            let said = result.standardError.split(separator: "\n").first ?? "no reason given"
            throw SandboxError("a link between two networks can't be made: \(said)")
        }
    }
}
