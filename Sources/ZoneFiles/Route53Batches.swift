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
            Self.json(Batch(Comment: "\(zone.apex): names with so many addresses", Changes: sets.map(Change.init)))
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

    // The names are Amazon's own.
    private struct Batch: Encodable {
        let Comment: String
        let Changes: [Change]
    }

    private struct Change: Encodable {
        var Action = "UPSERT"
        let ResourceRecordSet: RecordSet

        init(_ set: PublishedZone.RecordSet) {
            ResourceRecordSet = RecordSet(
                Name: set.owner, Type: set.type.rawValue, TTL: PublishedZone.ttl,
                ResourceRecords: set.addresses.map { Value(Value: "\($0)") })
        }
    }

    private struct RecordSet: Encodable {
        let Name: String
        let `Type`: String
        let TTL: UInt32
        let ResourceRecords: [Value]
    }

    private struct Value: Encodable {
        let Value: String
    }
}
