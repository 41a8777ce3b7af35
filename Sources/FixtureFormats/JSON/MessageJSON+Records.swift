internal import DNSWire

/// The records of a message object (RFC 8427 §2.2 and §2.3).
extension MessageJSON {
    mutating func writeSection(_ name: String, _ records: [StrictMessage.Record]) {
        text.line(",")
        text.write("   \"\(name)\": [")
        for (index, record) in records.enumerated() {
            text.line(index == 0 ? "" : ",")
            writeRecord(record)
        }
        text.write("]")
    }

    private mutating func writeRecord(_ record: StrictMessage.Record) {
        text.write("    {")
        writeOwner(record)
        text.write(", \"TYPE\": ")
        text.write(record.type)
        text.write(", \"TYPEname\": \"")
        text.write(Mnemonic.type(record.type))
        text.write("\", \"CLASS\": ")
        text.write(record.recordClass)
        text.write(", \"CLASSname\": \"")
        text.write(Mnemonic.recordClass(record.recordClass))
        text.write("\", \"TTL\": ")
        text.write(record.ttl)
        text.write(", \"RDLENGTH\": ")
        text.write(UInt(record.data.count))
        text.write(", \"RDATAHEX\": \"")
        text.write(hex: message.octets[record.data])
        text.write("\"")
        writeData(record)
        text.write("}")
    }

    private mutating func writeOwner(_ record: StrictMessage.Record) {
        let isPointer = message.octets[record.start] >= 0xC0
        let pointer = isPointer ? Int(message.octets.uint16(at: record.start)) : -1
        if let last, isPointer, last.pointer == pointer { return text.write(last.json) }
        let start = text.octets.count
        text.write("\"NAME\": \"\(Self.quoted(message.owner(of: record)))\", ")
        writeCompression("compressedNAME", at: record.start)
        last = (pointer, Array(text.octets[start...]))
    }

    /// Whether the name at an octet has a pointer, and its length here in octets.
    mutating func writeCompression(_ name: String, at start: Int) {
        let end = message.octets.endOfName(at: start)
        let isCompressed = end - start >= 2 && message.octets[end - 2] >= 0xC0
        text.write("\"\(name)\": {\"isCompressed\": \(isCompressed ? 1 : 0), \"length\": \(end - start)}")
    }

    private mutating func writeData(_ record: StrictMessage.Record) {
        guard record.recordClass == 1 else { return }
        switch record.type {
        case TypeCode.a:
            text.write(", \"rdataA\": \"")
            text.write(dotted: message.octets[record.data])
            text.write("\"")
        case TypeCode.aaaa:
            text.write(", \"rdataAAAA\": \"\(Address(octets: message.data(of: record)).map(\.description) ?? "")\"")
        case TypeCode.ns, TypeCode.cname:
            guard let target = message.target(of: record) else { return }
            text.write(", \"rdata\(Mnemonic.type(record.type))\": \"\(Self.quoted(target))\"")
        default: break
        }
    }
}
