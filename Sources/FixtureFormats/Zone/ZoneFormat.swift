internal import Conformance
internal import DNSWire

/// A zone for an authoritative server that then gives the fixture's whole answer.
public struct ZoneFormat: FixtureFormat {
    public let name = "zone"
    public let title = "zone file for NSD, Knot and BIND"

    public init() {}

    public func export(_ fixture: Fixture) -> Export {
        do {
            let zone = try ZoneFile(fixture)
            return Export(files: ["zone.db": zone.octets], fidelity: zone.loss.map { .lossy($0) } ?? .ok)
        } catch {
            return .refused(error.reason)
        }
    }
}

/// A zone with the records of a fixture's answer: SOA, NS and glue, the name and what it is an alias for.
struct ZoneFile {
    private var text: Text
    private let apex: DomainName
    let loss: String?

    var octets: [UInt8] { text.octets }

    init(_ fixture: Fixture) throws(Refusal) {
        guard let message = fixture.wholeAnswer else {
            throw Refusal(
                "no answer is whole and has records, so there is nothing for a zone to hold")
        }
        guard let apex = fixture.zoneApex(message) else { throw Refusal("the name has no parent to be the zone") }
        self.apex = apex
        let records = message.distinctAnswers
        guard records.allSatisfy({ message.owner(of: $0).isWithin(apex) }) else {
            throw Refusal("its names are in more than one zone")
        }
        guard records.allSatisfy({ $0.recordClass == 1 && $0.type != TypeCode.soa }) else {
            throw Refusal("the answer has an SOA record of its own, or is not of class IN")
        }
        text = Text(capacity: records.count * 96 + 1024)
        loss = Self.loss(of: fixture, message, records: records.count)
        writeHead(fixture)
        var lines = RecordText(message)
        for record in records {
            lines.write(record, to: &text)
            text.line()
        }
        writeTarget(of: message)
    }

    /// Where an alias leads to a name without addresses, that name is there, or the answer would be NXDOMAIN.
    private mutating func writeTarget(of message: StrictMessage) {
        guard let last = message.answer.last, let target = message.target(of: last) else { return }
        text.line("\(target) 300 IN TXT \"no address\"")
    }

    // MARK: What is lost

    /// named has this limit from 9.18.28 on (`max-records-per-type`), named-checkzone has none.
    private static let bindLimit = 100

    private static func loss(of fixture: Fixture, _ message: StrictMessage, records: Int) -> String? {
        if let reason = fixture.conversation.deliveryFault { return "a zone can't make that \(reason)" }
        if records < message.answer.count { return "a zone holds each record once; the answer has some more often" }
        if fixture.isBentOverUDP { return "a zone makes the whole answer, not the UDP response, which differs" }
        let addresses = message.addresses(fixture.type).count
        if addresses > 0, addresses < fixture.count {
            return "the answer holds \(addresses) of \(fixture.count) addresses, and so does the zone"
        }
        if fixture.scenario.faults.contains(.noCompression) { return "servers compress names as they like" }
        if !message.authority.isEmpty { return "the authority section is up to the server" }
        guard addresses > bindLimit else { return nil }
        return
            "BIND's named, 9.18.28 and later, loads \(addresses) records of one type with max-records-per-type 0 only"
    }

    // MARK: Apex

    private mutating func writeHead(_ fixture: Fixture) {
        text.line("; \(fixture.plainID): \(fixture.count) \(fixture.type.rawValue) records at \(fixture.name)")
        text.line("$ORIGIN \(apex)")
        text.line("$TTL 300")
        // The times of brimful's own zone; they never matter.
        text.line("@ 300 IN SOA ns hostmaster 1 3600 600 86400 60")
        text.line("@ 300 IN NS ns")
        text.line("ns 300 IN A 192.0.2.53")
    }
}
