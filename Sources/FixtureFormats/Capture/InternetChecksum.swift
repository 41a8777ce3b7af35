/// The checksum of IP, UDP and TCP (RFC 1071).
enum InternetChecksum {
    static func of(_ octets: some Sequence<UInt8>) -> UInt16 {
        var sum: UInt64 = 0
        var isHigh = true
        for octet in octets {
            sum += isHigh ? UInt64(octet) << 8 : UInt64(octet)
            isHigh.toggle()
        }
        while sum > 0xFFFF { sum = sum & 0xFFFF + sum >> 16 }
        return ~UInt16(sum)
    }
}

extension FixedWidthInteger {
    /// Its octets as packets carry them, the first one highest.
    var networkOctets: [UInt8] {
        stride(from: Self.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> $0) }
    }
}
