extension ResourceRecord.Data {
    /// Takes uncompressed RDATA by its type; what does not fit the type stays octets.
    init(type: UInt16, octets: [UInt8]) {
        self = Self.known(type: type, octets: octets) ?? .other(type: type, octets: octets)
    }

    private static func known(type: UInt16, octets: [UInt8]) -> Self? {
        switch type {
        case TypeCode.a: octets.count == 4 ? .a(octets) : nil
        case TypeCode.aaaa: octets.count == 16 ? .aaaa(octets) : nil
        case TypeCode.ns: (try? DomainName(wire: octets)).map { .ns($0) }
        case TypeCode.cname: (try? DomainName(wire: octets)).map { .cname($0) }
        case TypeCode.soa: ResourceRecord.StartOfAuthority(octets: octets).map { .soa($0) }
        default: nil
        }
    }
}

extension ResourceRecord.StartOfAuthority {
    /// Reads uncompressed RDATA; nil when it isn't two names and five numbers.
    init?(octets: [UInt8]) {
        guard let mnameEnd = Self.endOfName(in: octets, from: 0),
            let rnameEnd = Self.endOfName(in: octets, from: mnameEnd), octets.count == rnameEnd + 20,
            let mname = try? DomainName(wire: octets[..<mnameEnd]),
            let rname = try? DomainName(wire: octets[mnameEnd..<rnameEnd])
        else { return nil }
        let numbers = stride(from: rnameEnd, to: octets.count, by: 4).map { start in
            octets[start..<(start + 4)].reduce(0) { $0 << 8 | UInt32($1) }
        }
        self.init(
            mname: mname, rname: rname, serial: numbers[0], refresh: numbers[1], retry: numbers[2],
            expire: numbers[3], minimum: numbers[4])
    }

    private static func endOfName(in octets: [UInt8], from start: Int) -> Int? {
        var position = start
        while position < octets.count {
            let length = Int(octets[position])
            position += 1 + length
            if length == 0 { return position }
        }
        return nil
    }
}

extension FixedWidthInteger {
    /// The number as it travels, the highest octet first (RFC 1035 §2.3.2).
    var bigEndianOctets: [UInt8] { withUnsafeBytes(of: bigEndian) { Array($0) } }
}
