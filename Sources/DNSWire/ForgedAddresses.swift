public import Conformance

/// Addresses that are none of those under test, for answers that must not be believed: the blocks for documentation.
///
/// A: 203.0.113.0/24 and 192.0.2.0/24 (RFC 5737), which begin anew after 508 addresses. AAAA: 2001:db8::/64 (RFC 3849).
public struct ForgedAddresses: Hashable, Sendable {
    public let type: RecordType

    private static let ipv4: [UInt32] = [0xCB00_7100, 0xC000_0200]
    private static let ipv6: UInt64 = 0x2001_0DB8_0000_0000
    /// The addresses in a block of 256 without all zeros and all ones.
    private static let blockSize = 254

    public init(_ type: RecordType) {
        self.type = type
    }

    /// The address of record `index`, counted from 0.
    public func address(_ index: Int) -> Address {
        switch type {
        case .a:
            let block = Self.ipv4[index / Self.blockSize % Self.ipv4.count]
            return Address(ipv4: block + UInt32(index % Self.blockSize + 1))
        case .aaaa:
            return Address(ipv6: Self.ipv6, UInt64(index + 1))
        }
    }
}
