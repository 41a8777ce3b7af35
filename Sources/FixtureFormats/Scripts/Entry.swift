internal import DNSWire

/// One entry of the test files of ldns-testns, testbound and Deckard: what is matched, what is replied, and its records.
struct Entry {
    /// The words behind `MATCH`; none for no such line.
    var match: String?
    var adjust: String?
    /// The words behind `REPLY`.
    var reply: String
    var question: Question?
    /// The sections of this message are written, its question aside.
    var message: StrictMessage?
    /// The records of the answer section alone, where the rest of the message isn't written.
    var answer: [StrictMessage.Record]?
    /// Lines in the place of sections.
    var hex: [UInt8]?

    private static let sections = ["ANSWER", "AUTHORITY", "ADDITIONAL"]

    func write(to text: inout Text) {
        text.line("ENTRY_BEGIN")
        if let match { text.line("MATCH \(match)") }
        if let adjust { text.line("ADJUST \(adjust)") }
        if !reply.isEmpty { text.line("REPLY \(reply)") }
        if let question {
            text.line("SECTION QUESTION")
            let type = Mnemonic.type(question.type)
            text.line("\(question.name) \(Mnemonic.recordClass(question.recordClass)) \(type)")
        }
        if let message { write(message, to: &text) }
        if let hex { text.write(hex) }
        text.line("ENTRY_END")
    }

    private func write(_ message: StrictMessage, to text: inout Text) {
        var records = RecordText(message)
        let additional = message.additional.filter { $0.type != TypeCode.opt }
        let all = answer.map { [$0] } ?? [message.answer, message.authority, additional]
        for (name, section) in zip(Self.sections, all) {
            if section.isEmpty { continue }
            text.line("SECTION \(name)")
            for record in section {
                records.write(record, to: &text)
                text.line()
            }
        }
    }
}

extension StrictMessage {
    /// What a resolver asks besides, which doesn't take an alias's target from the answer that it came in: each target, and
    /// the records behind its alias (RFC 1034 §3.6.2).
    var aliasAnswers: [(question: Question, records: [Record])] {
        guard let type = questions.first?.type else { return [] }
        return answer.indices.compactMap { index in
            guard answer[index].type == TypeCode.cname, let target = target(of: answer[index]) else { return nil }
            return (Question(name: target, type: type), Array(answer[(index + 1)...]))
        }
    }

    /// The flags and the RCODE as the words of a `REPLY` line; nil for an RCODE or OPCODE that has none there.
    func replyWords(notImplemented: String) -> String? {
        guard flags.opcode == 0 || [1, 2, 4, 5].contains(flags.opcode), rcode <= 10 else { return nil }
        var words = flags.words
        if flags.opcode != 0 { words.append(Mnemonic.opcode(flags.opcode)) }
        words.append(rcode == 4 ? notImplemented : ResponseCode.name(rcode))
        return words.joined(separator: " ")
    }
}

extension Flags {
    fileprivate var words: [String] {
        let all = [("QR", qr), ("AA", aa), ("TC", tc), ("RD", rd), ("RA", ra), ("AD", ad), ("CD", cd)]
        return all.filter(\.1).map(\.0)
    }
}

extension Question {
    /// Whether the name has nothing in it that one of the readers takes for something else.
    var isPlain: Bool {
        name.labels.allSatisfy { label in
            label.allSatisfy { octet in
                (0x30...0x39).contains(octet) || (0x41...0x5A).contains(octet) || (0x61...0x7A).contains(octet)
                    || octet == UInt8(ascii: "-") || octet == UInt8(ascii: "_")
            }
        }
    }
}

extension Text {
    /// A message in hexadecimal.
    mutating func write(hexLines octets: [UInt8], octetsPerLine: Int = 32) {
        for start in stride(from: 0, to: octets.count, by: octetsPerLine) {
            write(hex: octets[start..<min(start + octetsPerLine, octets.count)])
            line()
        }
    }
}
