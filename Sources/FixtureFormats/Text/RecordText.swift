internal import DNSWire

/// Writes the records of one good message as master files do (RFC 1035 §5.1), one a line.
struct RecordText {
    private let message: StrictMessage
    /// Of the owner that was written last: most records have one and the same.
    private var last: (owner: Int, text: [UInt8])?
    /// By libldns, which takes RDATA apart that may hold compressed names (RFC 3597 §4).
    private let decoded: Message?

    private static let plain: Set<UInt16> = [
        TypeCode.a, TypeCode.aaaa, TypeCode.ns, TypeCode.cname, TypeCode.soa, TypeCode.opt,
    ]

    init(_ message: StrictMessage) {
        self.message = message
        let isPlain = [message.answer, message.authority, message.additional].allSatisfy { section in
            section.allSatisfy { Self.plain.contains($0.type) }
        }
        decoded = isPlain ? nil : try? Message(decoding: message.octets)
    }

    /// Writes a record with its TTL, class and type: `n.example. 300 IN A 198.18.0.1`.
    mutating func write(_ record: StrictMessage.Record, to text: inout Text) {
        writeOwner(of: record, to: &text)
        text.write(" ")
        text.write(record.ttl)
        text.write(" ")
        text.write(Mnemonic.recordClass(record.recordClass))
        text.write(" ")
        writeData(of: record, to: &text)
    }

    private mutating func writeOwner(of record: StrictMessage.Record, to text: inout Text) {
        // A pointer that repeats leads to the name that was just written.
        let octets = message.octets
        let key = octets[record.start] >= 0xC0 ? Int(octets[record.start]) << 8 | Int(octets[record.start + 1]) : -1
        if let last, key >= 0, last.owner == key { return text.write(last.text) }
        let owner = Array(message.owner(of: record).description.utf8)
        last = (key, owner)
        text.write(owner)
    }

    /// The type and the RDATA.
    private func writeData(of record: StrictMessage.Record, to text: inout Text) {
        let isInternet = record.recordClass == 1
        switch record.type {
        case TypeCode.a where isInternet:
            text.write("A ")
            text.write(dotted: message.octets[record.data])
        case TypeCode.aaaa where isInternet:
            text.write("AAAA \(Address(octets: message.data(of: record)).map(\.description) ?? "")")
        case TypeCode.ns where isInternet, TypeCode.cname where isInternet:
            text.write("\(Mnemonic.type(record.type)) \(message.target(of: record)?.description ?? "")")
        case TypeCode.soa where isInternet:
            text.write("SOA \(startOfAuthority(record))")
        default: writeOctets(of: record, to: &text)
        }
    }

    private func startOfAuthority(_ record: StrictMessage.Record) -> String {
        let partial = PartialMessage(reading: message.octets)
        let mname = partial.name(at: record.data.lowerBound)
        let numbers = record.data.upperBound - 20
        let rname = partial.name(at: message.octets.endOfName(at: record.data.lowerBound))
        let values = (0..<5).map { "\(message.octets.uint32(at: numbers + 4 * $0))" }
        return "\(mname) \(rname) \(values.joined(separator: " "))"
    }

    /// RFC 3597 §5, names in it uncompressed.
    private func writeOctets(of record: StrictMessage.Record, to text: inout Text) {
        let data = uncompressed(record)
        text.write("TYPE\(record.type) \\# \(data.count) ")
        text.write(hex: data)
    }

    private func uncompressed(_ record: StrictMessage.Record) -> [UInt8] {
        let stored = Array(message.data(of: record))
        guard let decoded else { return stored }
        let sections = [(message.answer, decoded.answer), (message.authority, decoded.authority)]
        for (records, values) in sections {
            guard let index = records.firstIndex(of: record), index < values.count else { continue }
            return values[index].data.octets ?? stored
        }
        let additional = message.additional.filter { $0.type != TypeCode.opt }
        guard let index = additional.firstIndex(of: record), index < decoded.additional.count else { return stored }
        return decoded.additional[index].data.octets ?? stored
    }
}

extension ResourceRecord.Data {
    fileprivate var octets: [UInt8]? {
        if case .other(_, let octets) = self { octets } else { nil }
    }
}

extension Text {
    /// An IPv4 address.
    mutating func write(dotted octets: ArraySlice<UInt8>) {
        var isFirst = true
        for octet in octets {
            if !isFirst { write(".") }
            isFirst = false
            write(octet)
        }
    }
}
