internal import Conformance
internal import DNSWire
internal import FoundationEssentials

/// The zone's names as change batches for Amazon Route 53: what `aws route53 change-resource-record-sets --change-batch`
/// reads.
public struct Route53Batches {
    /// JSON documents, each within what one request may have.
    public let documents: [String]
    /// The record sets that Route 53 can't have, because they are too large.
    public let omitted: [PublishedZone.RecordSet]

    /// Values in a record set, and record elements and characters of values in a request, of which an UPSERT takes two each
    /// (docs.aws.amazon.com, "Quotas": DNSLimitations).
    private enum Limit {
        static let values = 400
        static let elements = 1000 / 2
        static let characters = 32_000 / 2
    }

    public init(_ zone: PublishedZone) {
        let sets = zone.recordSets
        omitted = sets.filter { $0.addresses.count > Limit.values }
        documents = Self.batches(sets.filter { $0.addresses.count <= Limit.values }).map { sets in
            let changes = sets.map { Change(recordSet: RecordSet($0)) }
            return Self.json(Batch(comment: "\(zone.apex): names with so many addresses", changes: changes))
        }
    }

    private static func batches(_ sets: [PublishedZone.RecordSet]) -> [[PublishedZone.RecordSet]] {
        var batches: [[PublishedZone.RecordSet]] = []
        var (elements, characters) = (Limit.elements, Limit.characters)
        for set in sets {
            let length = set.addresses.reduce(0) { $0 + "\($1)".count }
            (elements, characters) = (elements + set.addresses.count, characters + length)
            if elements > Limit.elements || characters > Limit.characters {
                batches.append([])
                (elements, characters) = (set.addresses.count, length)
            }
            batches[batches.count - 1].append(set)
        }
        return batches
    }

    private static func json(_ batch: Batch) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: (try? encoder.encode(batch)) ?? Data(), as: UTF8.self) + "\n"
    }

    private struct Batch: Encodable {
        let comment: String
        let changes: [Change]

        enum CodingKeys: String, CodingKey {
            case comment = "Comment"
            case changes = "Changes"
        }
    }

    private struct Change: Encodable {
        let action = "UPSERT"
        let recordSet: RecordSet

        enum CodingKeys: String, CodingKey {
            case action = "Action"
            case recordSet = "ResourceRecordSet"
        }
    }

    private struct RecordSet: Encodable {
        let name: String
        let type: String
        let ttl = PublishedZone.ttl
        let records: [Record]

        enum CodingKeys: String, CodingKey {
            case name = "Name"
            case type = "Type"
            case ttl = "TTL"
            case records = "ResourceRecords"
        }

        init(_ set: PublishedZone.RecordSet) {
            (name, type) = (set.owner, set.type.rawValue)
            records = set.addresses.map { Record(value: "\($0)") }
        }
    }

    private struct Record: Encodable {
        let value: String

        enum CodingKeys: String, CodingKey {
            case value = "Value"
        }
    }
}
