internal import DNSWire

/// What a message's header says (RFC 1035 §4.1.1), whether the rest is as it says or not.
public struct Header: Codable, Sendable, Hashable {
    /// RCODE without the bits that EDNS adds.
    public let rcode: Int
    public let tc: Bool
    /// QDCOUNT, ANCOUNT, NSCOUNT and ARCOUNT.
    public let counts: [Int]

    init?(_ octets: [UInt8]) {
        guard octets.count >= Message.headerLength else { return nil }
        rcode = Int(octets[3] & 0xF)
        tc = octets[2] & 0x02 != 0
        counts = stride(from: 4, to: Message.headerLength, by: 2).map { Int(octets[$0]) << 8 | Int(octets[$0 + 1]) }
    }
}
