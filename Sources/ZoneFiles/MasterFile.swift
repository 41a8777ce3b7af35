internal import Conformance
internal import DNSWire

/// The zone as a master file (RFC 1035 §5), which NSD, Knot and BIND read.
public struct MasterFile {
    public let text: String

    /// named has this limit from 9.18.28 on (`max-records-per-type`), named-checkzone has none.
    private static let bindLimit = 100

    public init(_ zone: PublishedZone) {
        let address = zone.servers.filter { $0.name.isWithin(zone.apex) }
        let lines =
            Self.head(zone) + zone.servers.map { "@ IN NS \($0.name)" }
            + address.flatMap { $0.addressLines(ttl: Int(PublishedZone.ttl)) } + zone.recordSets.flatMap(Self.lines)
        text = lines.joined(separator: "\n") + "\n"
    }

    private static func head(_ zone: PublishedZone) -> [String] {
        var lines = ["; \(zone.apex): names with so many addresses"]
        if let most = zone.counts.max(), most > bindLimit {
            lines.append(
                "; BIND's named, 9.18.28 and later, loads more than 100 of a type with max-records-per-type 0 only")
        }
        return lines + [
            "$ORIGIN \(zone.apex)", "$TTL \(PublishedZone.ttl)",
            // A short time for what isn't there (RFC 2308 §5), so that nothing wrong is remembered for long.
            "@ IN SOA \(zone.servers[0].name) hostmaster 1 3600 600 86400 60",
        ]
    }

    private static func lines(_ set: PublishedZone.RecordSet) -> [String] {
        set.addresses.map { "\(set.owner) IN \(set.type.rawValue) \($0)" }
    }
}
