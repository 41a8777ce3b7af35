internal import DNSWire

/// One message object (RFC 8427 §2), one record a line.
struct MessageJSON {
    private let message: StrictMessage
    private var text: Text
    /// Of the owner that was written last.
    private var last: (pointer: Int, json: [UInt8])?

    static func write(_ octets: [UInt8], to text: inout Text) {
        guard let message = try? StrictMessage(reading: octets) else { return writeOctets(octets, to: &text) }
        var json = MessageJSON(message: message, text: Text())
        swap(&json.text, &text)
        json.write()
        swap(&json.text, &text)
    }

    /// RFC 8427 §2.4: a message that can't be told in members.
    private static func writeOctets(_ octets: [UInt8], to text: inout Text) {
        text.write("{\"messageOctetsHEX\": \"")
        text.write(hex: octets)
        text.write("\"}")
    }

    private mutating func write() {
        text.write("{")
        writeHeader()
        writeQuestion()
        writeSection("answerRRs", message.answer)
        writeSection("authorityRRs", message.authority)
        writeSection("additionalRRs", message.additional)
        writeOctets()
        text.write("}")
    }

    // MARK: Header and question (RFC 8427 §2.1)

    private mutating func writeHeader() {
        let flags = message.flags
        let bits = [
            ("AA", flags.aa), ("TC", flags.tc), ("RD", flags.rd), ("RA", flags.ra), ("AD", flags.ad), ("CD", flags.cd),
        ]
        text.write("\"ID\": \(message.id), \"QR\": \(flags.qr), \"Opcode\": \(flags.opcode), ")
        for (name, isSet) in bits { text.write("\"\(name)\": \(isSet), ") }
        // The header's own four bits: the rest of an extended RCODE is in the OPT record.
        text.line("\"RCODE\": \(message.rcode & 0xF),")
        for (index, name) in ["QDCOUNT", "ANCOUNT", "NSCOUNT", "ARCOUNT"].enumerated() {
            text.write("\(index == 0 ? "   " : ", ")\"\(name)\": \(message.octets.uint16(at: 4 + 2 * index))")
        }
    }

    private mutating func writeQuestion() {
        if let question = message.questions.first {
            text.line(",")
            text.write("   \"QNAME\": \"\(Self.quoted(question.name))\", ")
            writeCompression("compressedQNAME", at: Message.headerLength)
            text.write(", \"QTYPE\": \(question.type), \"QTYPEname\": \"\(Mnemonic.type(question.type))\", ")
            let name = Mnemonic.recordClass(question.recordClass)
            text.write("\"QCLASS\": \(question.recordClass), \"QCLASSname\": \"\(name)\"")
        }
        text.line(",")
        text.write("   \"questionRRs\": [")
        for (index, question) in message.questions.enumerated() {
            text.write(index == 0 ? "" : ", ")
            text.write("{\"NAME\": \"\(Self.quoted(question.name))\", \"TYPE\": \(question.type), ")
            text.write("\"TYPEname\": \"\(Mnemonic.type(question.type))\", \"CLASS\": \(question.recordClass), ")
            text.write("\"CLASSname\": \"\(Mnemonic.recordClass(question.recordClass))\"}")
        }
        text.write("]")
    }

    // MARK: Records (RFC 8427 §2.2 and §2.3)

    private mutating func writeSection(_ name: String, _ records: [StrictMessage.Record]) {
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
    private mutating func writeCompression(_ name: String, at start: Int) {
        let end = message.octets.endOfName(at: start)
        let isCompressed = end - start >= 2 && message.octets[end - 2] >= 0xC0
        text.write("\"\(name)\": {\"isCompressed\": \(isCompressed ? 1 : 0), \"length\": \(end - start)}")
    }

    private mutating func writeData(_ record: StrictMessage.Record) {
        guard record.recordClass == 1 else { return }
        switch record.type {
        case TypeValue.a:
            text.write(", \"rdataA\": \"")
            text.write(dotted: message.octets[record.data])
            text.write("\"")
        case TypeValue.aaaa:
            text.write(", \"rdataAAAA\": \"\(Address(octets: message.data(of: record)).map(\.description) ?? "")\"")
        case TypeValue.ns, TypeValue.cname:
            guard let target = message.target(of: record) else { return }
            text.write(", \"rdata\(Mnemonic.type(record.type))\": \"\(Self.quoted(target))\"")
        default: break
        }
    }

    // MARK: Octets (RFC 8427 §2.4)

    private mutating func writeOctets() {
        text.line(",")
        text.write("   \"headerOctetsHEX\": \"")
        text.write(hex: message.octets.prefix(Message.headerLength))
        text.line("\",")
        text.write("   \"messageOctetsHEX\": \"")
        text.write(hex: message.octets)
        text.write("\"")
    }

    /// A name as a JSON string's characters: its backslashes are doubled, and nothing else needs it.
    private static func quoted(_ name: DomainName) -> String {
        let text = name.description
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        return text.reduce(into: "") { $0 += $1 == "\\" || $1 == "\"" ? "\\\($1)" : String($1) }
    }
}
