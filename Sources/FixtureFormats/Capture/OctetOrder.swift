/// The order in which a file's numbers have their octets.
enum OctetOrder: Sendable {
    case big, little

    func uint16(_ octets: [UInt8], at offset: Int) -> Int {
        let (first, second) = (Int(octets[offset]), Int(octets[offset + 1]))
        return self == .big ? first << 8 | second : second << 8 | first
    }

    func uint32(_ octets: [UInt8], at offset: Int) -> Int {
        let (first, second) = (uint16(octets, at: offset), uint16(octets, at: offset + 2))
        return self == .big ? first << 16 | second : second << 16 | first
    }
}

/// Numbers as packets carry them, their first octet highest; nil where octets are missing.
extension ArraySlice<UInt8> {
    func uint8(at offset: Int) -> UInt8? {
        offset < count ? self[startIndex + offset] : nil
    }

    func uint16(at offset: Int) -> UInt16? {
        guard offset + 2 <= count else { return nil }
        let start = startIndex + offset
        return UInt16(self[start]) << 8 | UInt16(self[start + 1])
    }

    func uint32(at offset: Int) -> UInt32? {
        guard let high = uint16(at: offset), let low = uint16(at: offset + 2) else { return nil }
        return UInt32(high) << 16 | UInt32(low)
    }

    func uint64(at offset: Int) -> UInt64? {
        guard let high = uint32(at: offset), let low = uint32(at: offset + 4) else { return nil }
        return UInt64(high) << 32 | UInt64(low)
    }
}
