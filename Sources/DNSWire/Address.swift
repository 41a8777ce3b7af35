public import Conformance

/// An IPv4 or IPv6 address: the RDATA of an A or AAAA record, without heap storage.
public struct Address: Hashable, Sendable {
    /// The record type that carries it.
    public let type: RecordType
    /// The first 8 of 16 octets; 0 in an IPv4 address.
    private let high: UInt64
    /// The last 8 of 16 octets, or the 4 octets of an IPv4 address.
    private let low: UInt64

    private init(type: RecordType, high: UInt64, low: UInt64) {
        self.type = type
        self.high = high
        self.low = low
    }

    /// An IPv4 address, its first octet highest.
    public init(ipv4 value: UInt32) {
        self.init(type: .a, high: 0, low: UInt64(value))
    }

    /// An IPv6 address, its first octet highest.
    public init(ipv6 high: UInt64, _ low: UInt64) {
        self.init(type: .aaaa, high: high, low: low)
    }

    /// Takes 4 or 16 octets; nil for any other number.
    public init?(octets: some Collection<UInt8>) {
        var (high, low, count) = (UInt64(0), UInt64(0), 0)
        for octet in octets.prefix(17) {
            high = high << 8 | low >> 56
            low = low << 8 | UInt64(octet)
            count += 1
        }
        switch count {
        case 4: self.init(type: .a, high: 0, low: low)
        case 16: self.init(type: .aaaa, high: high, low: low)
        default: return nil
        }
    }

    /// The 4 or 16 octets, as RDATA holds them.
    public var octets: [UInt8] {
        type == .a ? UInt32(truncatingIfNeeded: low).bigEndianOctets : high.bigEndianOctets + low.bigEndianOctets
    }

    /// An IPv4 address as a number; nil for an IPv6 address.
    var ipv4: UInt32? { type == .a ? UInt32(truncatingIfNeeded: low) : nil }

    /// An IPv6 address as two numbers; nil for an IPv4 address.
    var ipv6: (high: UInt64, low: UInt64)? { type == .aaaa ? (high, low) : nil }
}
