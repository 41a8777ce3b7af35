internal import DNSWire

/// Reads the lines of a testns data file.
struct TestnsReader {
    let lines: [ArraySlice<UInt8>]
    private(set) var position = 0
    private(set) var origin = DomainName.root
    /// Seconds; ldns-testns has no other default.
    private(set) var defaultTTL: UInt32 = 0
    var section = Section.question

    typealias Failure = TestnsFile.Failure

    /// ldns-testns cuts longer lines in two.
    private static let longestLine = 10_239

    init(_ text: [UInt8]) {
        lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }

    mutating func entries() throws(Failure) -> [TestnsEntry] {
        var entries: [TestnsEntry] = []
        while let words = try next() {
            switch words[0] {
            case "$ORIGIN", "$TTL": try readDirective(words)
            case "ENTRY_BEGIN": entries.append(try readEntry())
            default: throw failure("expected ENTRY_BEGIN, not \(Self.quoted(words[0]))")
            }
        }
        return entries
    }

    // MARK: Lines

    /// The words of the next line that has any.
    private mutating func next() throws(Failure) -> [Substring]? {
        while position < lines.count {
            position += 1
            let line = lines[position - 1]
            guard line.count <= Self.longestLine else {
                throw failure("longer than ldns-testns reads: 10239 characters")
            }
            let words = String(decoding: line, as: UTF8.self).uncommented.split(whereSeparator: \.isWhitespace)
            if !words.isEmpty { return words }
        }
        return nil
    }

    func failure(_ reason: String) -> Failure { Failure(line: position, reason: reason) }

    /// Somebody else's text, in as much as fits in a line.
    static func quoted(_ text: some StringProtocol) -> String {
        let printable = text.unicodeScalars.prefix(40).map { (0x20...0x7E).contains($0.value) ? Character($0) : "?" }
        return "\"\(String(printable))\""
    }

    private mutating func readDirective(_ words: [Substring]) throws(Failure) {
        guard words.count == 2 else { throw failure("\(words[0]) takes one value") }
        if words[0] == "$TTL" {
            guard let ttl = UInt32(words[1]) else { throw failure("\(Self.quoted(words[1])) is no TTL in seconds") }
            defaultTTL = ttl
        } else {
            origin = try name(words[1])
        }
    }

    // MARK: Entries

    private mutating func readEntry() throws(Failure) -> TestnsEntry {
        var entry = TestnsEntry(line: position)
        section = .question
        while let words = try next() {
            if words[0] == "ENTRY_END" { return entry }
            try read(words, into: &entry)
        }
        throw Failure(line: entry.line, reason: "the entry has no ENTRY_END")
    }

    private mutating func read(_ words: [Substring], into entry: inout TestnsEntry) throws(Failure) {
        switch words[0] {
        case "MATCH": for word in words.dropFirst() { try readMatch(word, &entry) }
        case "REPLY":
            for word in words.dropFirst() { try readReply(word, &entry.packets[entry.packets.count - 1].message) }
        case "ADJUST": for word in words.dropFirst() { try readAdjust(word, &entry) }
        case "SECTION": try readSection(words)
        case "EXTRA_PACKET":
            entry.packets.append(TestnsEntry.Packet())
            section = .question
        case "HEX_ANSWER_BEGIN":
            entry.packets[entry.packets.count - 1].hex = try readHex(until: "HEX_ANSWER_END")
        // Only `MATCH ednsdata` looks at it.
        case "HEX_EDNSDATA_BEGIN": _ = try readHex(until: "HEX_EDNSDATA_END")
        case "$ORIGIN", "$TTL": try readDirective(words)
        case "ENTRY_BEGIN": throw failure("ENTRY_BEGIN inside the entry of line \(entry.line), which has no ENTRY_END")
        default: try readRecord(words, into: &entry.packets[entry.packets.count - 1].message)
        }
    }

    private mutating func readHex(until end: String) throws(Failure) -> [UInt8] {
        let start = position
        while let words = try next() {
            if words[0] != end { continue }
            do throws(HexText.Failure) {
                return try HexText(Array(lines[start..<(position - 1)]), isDump: false, firstLine: start + 1).octets
            } catch {
                throw Failure(line: error.line, reason: error.reason)
            }
        }
        throw Failure(line: start, reason: "no \(end) follows")
    }
}

extension String {
    /// Without what follows `;` or `#`, of which a record's own RDATA has none.
    var uncommented: Substring { prefix { $0 != ";" && $0 != "#" } }

    var trimmed: String {
        let rest = drop(while: \.isWhitespace)
        return String(rest.prefix(rest.count - rest.reversed().prefix(while: \.isWhitespace).count))
    }
}
