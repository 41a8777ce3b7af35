internal import DNSWire

/// What a record says, behind its octets.
extension MessageDump {
    mutating func describe(_ record: StrictMessage.Record) {
        if record.type == TypeCode.opt { return text.write(describedOPT(record)) }
        writeOwner(record)
        text.write(" ")
        text.write(record.ttl)
        text.write(" ")
        text.write(Mnemonic.recordClass(record.recordClass))
        text.write(" ")
        text.write(Mnemonic.type(record.type))
        guard record.recordClass == 1 else { return }
        switch record.type {
        case TypeCode.a:
            text.write(" ")
            text.write(dotted: message.octets[record.data])
        case TypeCode.aaaa: text.write(" \(Address(octets: message.octets[record.data]).map(\.description) ?? "")")
        case TypeCode.ns, TypeCode.cname, TypeCode.soa: text.write(" \(message.name(at: record.data.lowerBound))")
        default: break
        }
    }

    private mutating func writeOwner(_ record: StrictMessage.Record) {
        let octets = message.octets
        let isPointer = octets[record.start] >= 0xC0
        let pointer = isPointer ? Int(octets.uint16(at: record.start)) : -1
        if let last, isPointer, last.pointer == pointer { return text.write(last.owner) }
        let owner = Array(message.owner(of: record).description.utf8)
        last = (pointer, owner)
        text.write(owner)
    }

    /// RFC 6891 §6.1.3.
    private func describedOPT(_ record: StrictMessage.Record) -> String {
        let flags = record.ttl & 0x8000 != 0 ? " DO" : ""
        return "OPT: UDP payload size \(record.recordClass), extended RCODE \(record.ttl >> 24), "
            + "version \(record.ttl >> 16 & 0xFF), flags:\(flags); \(record.data.count) octets of options"
    }
}
