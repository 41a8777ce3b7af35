internal import DNSWire

/// A message in hexadecimal, a line for each field or record, with what it means behind `;`.
struct MessageDump {
    var text: Text
    let message: PartialMessage
    /// Of the owner that was described last.
    var last: (pointer: Int, owner: [UInt8])?

    var octets: [UInt8] { text.octets }

    /// Where comments begin, in characters.
    private static let commentColumn = 52

    init(_ octets: [UInt8], title: String) {
        message = PartialMessage(reading: octets)
        // A record of 16 octets makes a line of about 140 characters.
        text = Text(capacity: octets.count * 9 + 1024)
        text.line("; \(title), \(octets.count) octets")
        writeHeader()
        writeQuestions()
        writeRecords()
        writeRest()
    }

    // MARK: Header (RFC 1035 §4.1.1)

    private mutating func writeHeader() {
        guard let counts = message.counts else { return }
        line(0..<2, "ID")
        line(2..<4, "flags:\(Mnemonic.flags(message.octets.uint16(at: 2)))")
        let names = ["QDCOUNT", "ANCOUNT", "NSCOUNT", "ARCOUNT"]
        for (index, count) in counts.enumerated() {
            line((4 + 2 * index)..<(6 + 2 * index), "\(names[index]) \(count)")
        }
    }

    // MARK: Sections

    private mutating func writeQuestions() {
        if !message.questions.isEmpty { text.line("; question section") }
        for part in message.questions {
            let fields = part.range.upperBound - 4
            line(part.range.lowerBound..<fields, "QNAME \(part.question.name)")
            line(fields..<(fields + 2), "QTYPE \(Mnemonic.type(part.question.type))")
            line((fields + 2)..<(fields + 4), "QCLASS \(Mnemonic.recordClass(part.question.recordClass))")
        }
    }

    private mutating func writeRecords() {
        var section: Section?
        for entry in message.records {
            if entry.section != section { text.line("; \(entry.section.rawValue) section") }
            section = entry.section
            writeRecord(entry.record)
        }
    }

    private mutating func writeRecord(_ record: StrictMessage.Record) {
        let start = beginLine()
        let fields = record.data.lowerBound - 10
        // Owner, TYPE, CLASS, TTL, RDLENGTH, RDATA.
        group(record.start..<fields)
        group(fields..<(fields + 2))
        group((fields + 2)..<(fields + 4))
        group((fields + 4)..<(fields + 8))
        group((fields + 8)..<(fields + 10))
        group(record.data)
        text.pad(to: Self.commentColumn, from: start)
        offset(record.start)
        describe(record)
        text.line()
    }

    // MARK: Damage

    private mutating func writeRest() {
        if let error = message.error { text.line("; not well-formed: \(error)") }
        var position = message.end
        while position < message.octets.count {
            let end = min(position + 16, message.octets.count)
            line(position..<end, "not read")
            position = end
        }
    }

    // MARK: Lines

    private mutating func line(_ range: Range<Int>, _ comment: String) {
        let start = beginLine()
        group(range)
        text.pad(to: Self.commentColumn, from: start)
        offset(range.lowerBound)
        text.line(comment)
    }

    private func beginLine() -> Int { text.octets.count }

    /// Fields stand apart.
    private mutating func group(_ range: Range<Int>) {
        if range.isEmpty { return }
        text.write(hex: message.octets[range])
        text.write(" ")
    }

    private mutating func offset(_ position: Int) {
        text.write("; ")
        text.write(UInt(position))
        text.write(": ")
    }
}
