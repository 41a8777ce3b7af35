internal import DNSWire

/// The fields of a message, by the names that RFC 1035 §4.1 and RFC 6891 §6.1.2 give them, as far as it can be read.
///
/// Of each section the first and the last records are taken: those between say the same.
public struct MessageFields: Sendable {
    public private(set) var fields: [Field] = []
    private let message: PartialMessage

    public struct Field: Sendable, Hashable {
        /// Octets of the message.
        public let range: Range<Int>
        /// Such as `ANCOUNT`.
        public let name: String
        /// What the octets say, such as `40`.
        public let value: String
    }

    /// Of a section, at each end.
    private static let shownRecords = 2
    /// Octets of what can't be read.
    private static let shownRest = 64

    public init(_ octets: [UInt8]) {
        message = PartialMessage(reading: octets)
        addHeader()
        for part in message.questions { addQuestion(part) }
        for section in [Section.answer, .authority, .additional] { addRecords(of: section) }
        addRest()
    }

    private mutating func add(_ range: Range<Int>, _ name: String, _ value: String) {
        if !range.isEmpty { fields.append(Field(range: range, name: name, value: value)) }
    }

    /// RFC 1035 §4.1.1.
    private mutating func addHeader() {
        guard let counts = message.counts else { return }
        add(0..<2, "ID", "\(message.octets.uint16(at: 0))")
        add(2..<4, "flags", String(Mnemonic.flags(message.octets.uint16(at: 2)).drop { $0 == " " }))
        for (index, name) in ["QDCOUNT", "ANCOUNT", "NSCOUNT", "ARCOUNT"].enumerated() {
            add((4 + 2 * index)..<(6 + 2 * index), name, "\(counts[index])")
        }
    }

    /// RFC 1035 §4.1.2.
    private mutating func addQuestion(_ part: PartialMessage.Part) {
        let fixed = part.range.upperBound - 4
        add(part.range.lowerBound..<fixed, "QNAME", "\(part.question.name)")
        add(fixed..<(fixed + 2), "QTYPE", Mnemonic.type(part.question.type))
        add((fixed + 2)..<(fixed + 4), "QCLASS", Mnemonic.recordClass(part.question.recordClass))
    }

    private mutating func addRecords(of section: Section) {
        let records = message.records.filter { $0.section == section }.map(\.record)
        for (index, record) in records.enumerated() {
            let isAtEnd = index < Self.shownRecords || index >= records.count - Self.shownRecords
            if record.type == TypeCode.opt { addOPT(record) } else if isAtEnd { addRecord(record) }
        }
    }

    /// RFC 1035 §4.1.3.
    private mutating func addRecord(_ record: StrictMessage.Record) {
        let fixed = record.data.lowerBound - 10
        add(record.start..<fixed, "NAME", name(of: record))
        add(fixed..<(fixed + 2), "TYPE", Mnemonic.type(record.type))
        add((fixed + 2)..<(fixed + 4), "CLASS", Mnemonic.recordClass(record.recordClass))
        add((fixed + 4)..<(fixed + 8), "TTL", "\(record.ttl) s")
        add((fixed + 8)..<(fixed + 10), "RDLENGTH", "\(record.data.count)")
        add(record.data, "RDATA", data(of: record))
    }

    private func name(of record: StrictMessage.Record) -> String {
        let name = message.owner(of: record)
        guard message.octets[record.start] >= 0xC0 else { return "\(name)" }
        return "\(name), by a pointer to octet \(message.octets.uint16(at: record.start) & 0x3FFF)"
    }

    private func data(of record: StrictMessage.Record) -> String {
        guard record.recordClass == 1 else { return Self.octets(record.data.count) }
        switch record.type {
        case TypeCode.a, TypeCode.aaaa: return Address(octets: message.octets[record.data]).map(\.description) ?? ""
        case TypeCode.ns, TypeCode.cname: return "\(message.name(at: record.data.lowerBound))"
        default: return Self.octets(record.data.count)
        }
    }

    /// RFC 6891 §6.1.2.
    private mutating func addOPT(_ record: StrictMessage.Record) {
        let fixed = record.data.lowerBound - 10
        add(record.start..<fixed, "NAME", "the root, as of every OPT record")
        add(fixed..<(fixed + 2), "TYPE", "OPT")
        add((fixed + 2)..<(fixed + 4), "CLASS", "UDP payload size \(record.recordClass)")
        let flags = record.ttl & 0x8000 != 0 ? "DO" : "no flags"
        add(
            (fixed + 4)..<(fixed + 8), "TTL",
            "extended RCODE \(record.ttl >> 24), version \(record.ttl >> 16 & 0xFF), \(flags)")
        add((fixed + 8)..<(fixed + 10), "RDLEN", "\(record.data.count)")
        add(record.data, "RDATA", Self.octets(record.data.count) + " of options")
    }

    private mutating func addRest() {
        guard message.end < message.octets.count || message.error != nil else { return }
        let end = min(message.octets.count, message.end + Self.shownRest)
        add(message.end..<end, "rest", message.error.map { "not read: \($0)" } ?? "not read")
    }

    private static func octets(_ count: Int) -> String { count == 1 ? "1 octet" : "\(count) octets" }
}
