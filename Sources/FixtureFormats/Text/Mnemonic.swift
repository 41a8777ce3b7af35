internal import DNSWire

/// The words for numbers in messages, as master files and dig write them (RFC 1035 §3.2, RFC 3597 §5).
enum Mnemonic {
    private static let types: [UInt16: String] = [
        1: "A", 2: "NS", 5: "CNAME", 6: "SOA", 12: "PTR", 15: "MX", 16: "TXT", 28: "AAAA", 33: "SRV", 35: "NAPTR",
        39: "DNAME", 41: "OPT", 43: "DS", 46: "RRSIG", 47: "NSEC", 48: "DNSKEY", 50: "NSEC3", 64: "SVCB", 65: "HTTPS",
        255: "ANY",
    ]
    private static let classes: [UInt16: String] = [1: "IN", 3: "CH", 4: "HS", 254: "NONE", 255: "ANY"]
    private static let opcodes: [UInt8: String] = [0: "QUERY", 1: "IQUERY", 2: "STATUS", 4: "NOTIFY", 5: "UPDATE"]

    /// Nearly all records are addresses of the Internet, which aren't looked up.
    static func type(_ code: UInt16) -> String {
        switch code {
        case 1: "A"
        case 28: "AAAA"
        default: types[code] ?? "TYPE\(code)"
        }
    }

    static func recordClass(_ code: UInt16) -> String { code == 1 ? "IN" : classes[code] ?? "CLASS\(code)" }

    static func opcode(_ code: UInt8) -> String {
        opcodes[code] ?? "OPCODE\(code)"
    }
}

extension Mnemonic {
    /// The header's second 16 bits (RFC 1035 §4.1.1), such as ` QR AA; OPCODE QUERY, RCODE NOERROR`.
    static func flags(_ word: UInt16) -> String {
        let names = ["QR", "AA", "TC", "RD", "RA", "Z", "AD", "CD"]
        let bits: [UInt16] = [0x8000, 0x0400, 0x0200, 0x0100, 0x0080, 0x0040, 0x0020, 0x0010]
        let set = zip(names, bits).filter { word & $0.1 != 0 }.map(\.0)
        let opcode = opcode(UInt8(word >> 11 & 0xF))
        return "\(set.map { " " + $0 }.joined()); OPCODE \(opcode), RCODE \(ResponseCode.name(word & 0xF))"
    }
}

/// The numbers for words.
extension Mnemonic {
    static func type(named word: some StringProtocol) -> UInt16? {
        number(of: word, in: types, generic: "TYPE")
    }

    static func recordClass(named word: some StringProtocol) -> UInt16? {
        number(of: word, in: classes, generic: "CLASS")
    }

    /// Both ways of writing 4 are in use.
    static func rcode(named word: some StringProtocol) -> UInt16? {
        word == "NOTIMPL" ? ResponseCode.notImplemented : ResponseCode.value(named: word)
    }

    static func opcode(named word: some StringProtocol) -> UInt8? { opcodes.first { $0.value == word }?.key }

    private static func number(of word: some StringProtocol, in table: [UInt16: String], generic: String) -> UInt16? {
        let word = word.uppercased()
        if word.hasPrefix(generic) { return UInt16(word.dropFirst(generic.count)) }
        return table.first { $0.value == word }?.key
    }
}
