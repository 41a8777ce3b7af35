/// Two well-known servers from a distribution's packages, each with the least configuration that serves the zone from one
/// thread for each transport.
extension Server {
    private static let folder = "/run/origin-benchmark"

    /// Writes the servers' configuration into the tree and returns them.
    static func packaged(in tree: RootTree, loads: [Load]) throws -> [Server] {
        try tree.write(zone(of: loads), to: "\(folder)/zones/example.com")
        return [
            try nsd(in: tree),
            try gdnsd(in: tree),
        ]
    }

    private static func nsd(in tree: RootTree) throws -> Server {
        let address = "127.0.0.3"
        try tree.write(
            """
            server:
              ip-address: \(address)@53
              server-count: 1
              minimal-responses: yes
              rrl-ratelimit: 0
              username: ""
              chroot: ""
              pidfile: ""
              database: ""
              xfrdfile: ""
              xfrdir: "\(folder)"
              zonesdir: "\(folder)/zones"
              zonelistfile: "\(folder)/zone.list"
            remote-control:
              control-enable: no
            zone:
              name: example.com
              zonefile: example.com

            """, to: "\(folder)/nsd.conf")
        let command = try tree.command("/usr/sbin/nsd", ["-d", "-c", "\(folder)/nsd.conf"])
        return Server(name: "nsd", address: address, command: command)
    }

    private static func gdnsd(in tree: RootTree) throws -> Server {
        let address = "127.0.0.4"
        try tree.write(
            """
            options => {
              listen => \(address)
              udp_threads => 1
              tcp_threads => 1
              run_dir => \(folder)
              state_dir => \(folder)
            }

            """, to: "\(folder)/config")
        let command = try tree.command("/usr/sbin/gdnsd", ["-c", folder, "start"])
        return Server(name: "gdnsd", address: address, command: command)
    }

    /// The zone `example.com` with the addresses of every load's name (RFC 1035, section 5).
    private static func zone(of loads: [Load]) -> String {
        let head = """
            $TTL 300
            @ SOA ns hostmaster 1 7200 1800 259200 900
            @ NS ns
            ns A 198.18.255.255

            """
        let answers = Dictionary(loads.map { ($0.name, $0.answers) }, uniquingKeysWith: max)
        let records = answers.sorted { $0.key < $1.key }.flatMap { name, count in
            (0..<count).map { "\(name). A 198.18.\($0 / 256).\($0 % 256)" }
        }
        return head + records.joined(separator: "\n") + "\n"
    }
}
