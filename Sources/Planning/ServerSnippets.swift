internal import Conformance
internal import DNSWire

/// Configuration that serves k of N addresses.
struct ServerSnippets {
    private let name: DomainName
    private let zone: DomainName
    private let type: RecordType
    private let ttl: UInt32
    private let served: Int
    private let hosts: [String]

    /// - Parameter hosts: the addresses; where there are none, ones for documentation stand in (RFC 5737, RFC 3849).
    init(_ plan: Plan, hosts: [String]) {
        name = plan.answer.owner
        zone = plan.answer.addressZone
        type = plan.answer.type
        ttl = plan.answer.ttl
        served = plan.recommended
        let example = plan.answer.type == .a ? "192.0.2." : "2001:db8::"
        self.hosts = hosts.isEmpty ? (1...plan.addresses).map { "\(example)\($0 % 254 + 1)" } : hosts
    }

    /// A character string has at most 255 octets (RFC 1035 §3.3); so many addresses are surely shorter.
    private static let addressesPerString = 5

    /// pdns.conf and the zone's record.
    var powerDNS: String {
        let strings = groups(of: Self.addressesPerString).map { $0.map { "'\($0)'" }.joined(separator: ",") }
        let lines = strings.enumerated().map { index, text in
            "    \"\(text)\(index + 1 < strings.count ? "," : "})")\""
        }
        return """
            ; pdns.conf: enable-lua-records=yes
            \(name) \(ttl) IN LUA \(type.rawValue) ( "pickrandomsample(\(served), {"
            \(lines.joined(separator: "\n")) )
            """
    }

    /// One group for each address of an answer, as even as can be. A group is chosen by its weight among the groups', so that
    /// every host comes equally often, and an answer has fewer addresses where groups differ. `up` monitors nothing: it stands
    /// for the owner's own service type.
    var gdnsd: String {
        let lines = (0..<max(1, served)).map { group in
            let members = stride(from: group, to: hosts.count, by: max(1, served)).map {
                "h\($0 + 1) => [ \(hosts[$0]), 1 ]"
            }
            return "      g\(group + 1) => { \(members.joined(separator: ", ")) }"
        }
        return """
            plugins => { weighted => {
                pool => { service_types => up, multi => true, up_thresh => 0.01
            \(lines.joined(separator: "\n"))
            } } }
            ; in the zone \(zone):
            \(name) \(ttl) DYNA weighted!pool
            """
    }

    var ns1: String { "Filter chain of \(name) \(type.rawValue): Shuffle; Select First N with N = \(served)" }

    var coreDNS: String {
        """
        \(zone) {
            loadbalance round_robin
            iplimit \(served)
            file db.zone
        }
        """
    }

    /// One of the records; each host has one like it.
    var route53: String {
        """
        {"Changes": [{"Action": "CREATE", "ResourceRecordSet": {"Name": "\(escaped(name))", "Type": "\(type.rawValue)",
          "SetIdentifier": "host-1", "MultiValueAnswer": true, "TTL": \(ttl),
          "ResourceRecords": [{"Value": "\(hosts[0])"}], "HealthCheckId": "…"}}]}
        """
    }

    /// Master files escape with a backslash, which JSON escapes in its turn.
    private func escaped(_ name: DomainName) -> String {
        name.description.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
    }

    private func groups(of size: Int) -> [[String]] {
        stride(from: 0, to: hosts.count, by: size).map { Array(hosts[$0..<min($0 + size, hosts.count)]) }
    }
}
