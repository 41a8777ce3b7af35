public import DNSWire

/// What a resolver's configuration says so that it asks one server about one zone.
public struct ForwardingFile: Sendable, Hashable {
    /// The usual name of such a file.
    public let name: String
    public let text: String

    /// For every resolver that there is something for.
    ///
    /// - Parameters:
    ///   - server: the address that it is to ask.
    ///   - isStub: whether it asks as a resolver asks an authoritative server (RD=0), instead of forwarding (RD=1).
    public static func all(
        for zone: PublishedZone, server: Address, port: UInt16, isStub: Bool
    ) -> [ForwardingFile] {
        let asking = Forwarding(zone: zone.apex.dotless, server: server, port: port)
        return isStub ? asking.stubs : asking.forwards
    }

    /// - Parameters:
    ///   - comment: what its comments begin with.
    ///   - title: whose it is, and where it belongs.
    init(_ name: String, comment: String = "#", _ title: String, _ text: String) {
        self.name = name
        self.text = "\(comment) \(title)\n\(text)"
    }
}

/// A zone and the one server that is asked about it.
struct Forwarding {
    let zone: String
    let server: Address
    let port: UInt16

    var forwards: [ForwardingFile] {
        [unbound(isStub: false), bind, dnsmasq, knot("FORWARD"), recursor("forward-zones-recurse"), systemdResolved]
    }

    /// dnsmasq and systemd-resolved only forward.
    var stubs: [ForwardingFile] {
        [unbound(isStub: true)] + (port == 53 ? [bindStub] : []) + [knot("STUB"), recursor("forward-zones")]
    }

    private var isLoopback: Bool { server.octets.count == 4 ? server.octets[0] == 127 : "\(server)" == "::1" }

    private func unbound(isStub: Bool) -> ForwardingFile {
        let kind = isStub ? "stub" : "forward"
        let local = isLoopback ? "    do-not-query-localhost: no\n" : ""
        return .init(
            "unbound.conf", "Unbound: include it from unbound.conf",
            """
            server:
            \(local)    # Not signed.
                domain-insecure: "\(zone)"
            \(kind)-zone:
                name: "\(zone)"
                \(kind)-addr: \(server)@\(port)

            """)
    }

    private var bind: ForwardingFile {
        .init(
            "named.conf", comment: "//",
            "BIND: include it from named.conf; not signed: validate-except { \"\(zone)\"; };",
            """
            zone "\(zone)" {
                type forward;
                forward only;
                forwarders { \(server) port \(port); };
            };

            """)
    }

    /// Its addresses take no port.
    private var bindStub: ForwardingFile {
        .init(
            "named.conf", comment: "//",
            "BIND: include it from named.conf; not signed: validate-except { \"\(zone)\"; };",
            """
            zone "\(zone)" {
                type static-stub;
                server-addresses { \(server); };
            };

            """)
    }

    private var dnsmasq: ForwardingFile {
        .init(
            "dnsmasq.conf", "dnsmasq: into /etc/dnsmasq.d",
            "server=/\(zone)/\(server)#\(port)\n")
    }

    private func knot(_ action: String) -> ForwardingFile {
        .init(
            "kresd.conf", comment: "--", "Knot Resolver 5: into kresd.conf, before its other policies",
            """
            -- Not signed.
            trust_anchors.set_insecure({'\(zone)'})
            policy.add(policy.suffix(policy.\(action)({'\(server)@\(port)'}), policy.todnames({'\(zone)'})))

            """)
    }

    private func recursor(_ setting: String) -> ForwardingFile {
        let place = server.octets.count == 4 ? "\(server):\(port)" : "[\(server)]:\(port)"
        return .init(
            "recursor.conf", "PowerDNS Recursor: into recursor.conf, to what the setting has already",
            "\(setting)=\(zone)=\(place)\n")
    }

    private var systemdResolved: ForwardingFile {
        let place = server.octets.count == 4 ? "\(server):\(port)" : "[\(server)]:\(port)"
        return .init(
            "systemd-resolved.conf", "systemd-resolved: into /etc/systemd/resolved.conf.d",
            """
            [Resolve]
            DNS=\(place)
            Domains=~\(zone)

            """)
    }
}
