internal import DNSWire

/// One message object (RFC 8427 §2), one record a line.
struct MessageJSON {
    let message: StrictMessage
    var text: Text
    /// Of the owner that was written last.
    var last: (pointer: Int, json: [UInt8])?

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
    static func quoted(_ name: DomainName) -> String {
        let text = name.description
        guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
        return text.reduce(into: "") { $0 += $1 == "\\" || $1 == "\"" ? "\\\($1)" : String($1) }
    }
}
