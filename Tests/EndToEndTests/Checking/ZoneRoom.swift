import Foundation
import TestTools

/// A private network with a far end, real resolvers that find it, and a model with a defect; nothing of it is left afterwards.
struct ZoneRoom {
    static let zone = "big.example.net"
    static let farEnd = "127.0.0.1"
    static let unbound = "127.0.0.2"
    static let dnsmasq = "127.0.0.3"
    static let model = "127.0.0.4"
    /// Where `brimful audit` is found by the same resolvers, for the names of its own zone.
    static let audit = "127.0.0.5"

    /// The arguments of the model resolver.
    var defect = ["--defect", "nxdomain", "--above", "20"]
    /// Where the model asks.
    var upstream = farEnd
    /// The far end ends when it has answered so many queries; nil for never.
    var queries: Int?

    private static let unboundFile = ResolverFile.unbound(
        [unbound, "::1"],
        zones: [ResolverFile.stubZone(zone, at: farEnd), ResolverFile.forwardZone("brimful.example", to: audit)])

    private static let dnsmasqFile = ResolverFile.dnsmasq(
        dnsmasq, ["server=/\(zone)/\(farEnd)", "server=/brimful.example/\(audit)"])

    /// Runs brimful with these arguments. What the far end did in all is the last of what is said on stderr.
    func run(_ arguments: [String]) async throws -> Brimful.Run {
        try await withScratchFolder { folder in
            let files = [
                ("unbound", Self.unboundFile), ("dnsmasq", Self.dnsmasqFile),
                ("resolv", "nameserver \(Self.unbound)\n"),
            ]
            for (file, text) in files {
                try text.write(toFile: "\(folder)/\(file).conf", atomically: false, encoding: .utf8)
            }
            let launcher = [
                "unshare", "-rnm", "--pid", "--fork", "--kill-child", "sh", "-c", try await script(in: folder),
            ]
            return try await Brimful.run(arguments, under: launcher)
        }
    }

    /// `check --zone` with the far end's address.
    func check(_ more: [String]) async throws -> Brimful.Run {
        try await run(["check", "--zone", Self.zone, "--authority", Self.farEnd, "--format", "json"] + more)
    }

    private func script(in folder: String) async throws -> String {
        let unbound = try await TestTool.unbound.root()
        let dnsmasq = try await TestTool.dnsmasq.root()
        let model = (["--address", Self.model, "--upstream", upstream] + defect).joined(separator: " ")
        let start = [
            "mount -t proc proc /proc && mount --bind '\(folder)/resolv.conf' /etc/resolv.conf && ip link set lo up",
            "'\(Brimful.executable)' serve --public --zone \(Self.zone) --ns ns1.\(Self.zone)=\(Self.farEnd) --listen \(Self.farEnd):53\(queries == nil ? "" : " --log-addresses") >/dev/null 2>'\(folder)/served' &",
            "served=$!",
            queries.map { "(until [ $(wc -l <'\(folder)/served') -gt \($0) ]; do sleep 0.05; done; kill $served) &" }
                ?? "",
            Self.packaged(unbound, "/usr/sbin/unbound -d -c '\(folder)/unbound.conf'"),
            Self.packaged(dnsmasq, "/usr/sbin/dnsmasq -k -C '\(folder)/dnsmasq.conf'"),
            "'\(Brimful.executable)' model resolver \(model) >/dev/null 2>&1 &",
        ]
        let waiting = [Self.farEnd, Self.unbound, Self.dnsmasq, Self.model].map {
            "for i in $(seq 200); do [ -n \"$(ss -Hlun src \($0):53)\" ] && break; sleep 0.05; done"
        }
        let end = ["\"$0\" \"$@\"; code=$?", "kill $served; wait $served; cat '\(folder)/served' >&2; exit $code"]
        return (start + waiting + end).joined(separator: "\n")
    }

    private static func packaged(_ root: String, _ command: String) -> String {
        "LD_LIBRARY_PATH=$(echo '\(root)'/usr/lib/*-linux-gnu) '\(root)'\(command) >/dev/null 2>&1 &"
    }
}
