internal import Conformance
internal import DNSWire

/// What the owner of the parent zone adds there: NS records, and addresses of servers that the parent has to tell
/// (RFC 1034 §4.2.1).
public struct DelegationFile {
    public let text: String

    /// Seconds that a delegation may be cached: an hour, so that a mistake doesn't last.
    private static let ttl = 3600

    public init(_ zone: PublishedZone) {
        let delegation = zone.servers.map { "\(zone.apex) \(Self.ttl) IN NS \($0.name)" }
        text = Self.lines(
            ["; In the parent zone of \(zone.apex)"] + delegation,
            "; The addresses of servers within the zone (glue)", zone.servers.filter { $0.name.isWithin(zone.apex) },
            "; The parent zone's own records, unless it has them already",
            zone.servers.filter { $0.isSibling(of: zone) })
    }

    private static func lines(
        _ delegation: [String], _ glueTitle: String, _ glue: [NameServer], _ ownTitle: String, _ own: [NameServer]
    ) -> String {
        var lines = delegation
        for (title, servers) in [(glueTitle, glue), (ownTitle, own)] {
            let addresses = servers.flatMap { $0.addressLines(ttl: ttl) }
            if !addresses.isEmpty { lines += [title] + addresses }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension NameServer {
    /// Its address records, one a line.
    func addressLines(ttl: Int) -> [String] {
        addresses.map { "\(name) \(ttl) IN \($0.type.rawValue) \($0)" }
    }

    /// Whether it has its name in the parent zone, beside the zone.
    fileprivate func isSibling(of zone: PublishedZone) -> Bool {
        guard let parent = try? DomainName(labels: zone.apex.labels.dropFirst()), !parent.isRoot else { return false }
        return name.isWithin(parent) && !name.isWithin(zone.apex)
    }
}
