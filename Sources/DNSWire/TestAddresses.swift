public import Conformance

/// The addresses under test: each tells its place in the answer and the transport that carried it.
///
/// A: record *i* is 198.18.0.0/16 plus *i* + 1 over UDP and 198.19.0.0/16 plus *i* + 1 over TCP (RFC 2544 §C.2.2's
/// block for benchmarks: unlike private addresses, no resolver filters it). AAAA: 2001:2:0:0::/64 and 2001:2:0:1::/64
/// (RFC 5180 §8).
public struct TestAddresses: Hashable, Sendable {
    public let type: RecordType

    /// As many as a 16-bit host part has values, without all zeros and all ones.
    public static let maximumCount = 65_534

    private static let ipv4: UInt32 = 0xC612_0000
    private static let ipv6: UInt64 = 0x2001_0002_0000_0000

    public init(_ type: RecordType) {
        self.type = type
    }

    /// The address of record `index`, counted from 0.
    ///
    /// - Precondition: `index` is below `maximumCount`; no message holds a tenth as many records.
    public func address(_ index: Int, over transport: Transport) -> Address {
        precondition((0..<Self.maximumCount).contains(index), "record index \(index) is not in 0..<65534")
        let isTCP = transport == .tcp
        return switch type {
        case .a: Address(ipv4: Self.ipv4 | (isTCP ? 0x1_0000 : 0) | UInt32(index + 1))
        case .aaaa: Address(ipv6: Self.ipv6 | (isTCP ? 1 : 0), UInt64(index + 1))
        }
    }

    /// The record and transport that an address belongs to; nil when it is no test address of this type.
    public func origin(of address: Address) -> (index: Int, transport: Transport)? {
        guard address.type == type else { return nil }
        let (isTCP, host) =
            switch type {
            case .a: Self.parts(ipv4: address)
            case .aaaa: Self.parts(ipv6: address)
            }
        guard let isTCP, (1...Self.maximumCount).contains(host) else { return nil }
        return (host - 1, isTCP ? .tcp : .udp)
    }

    private static func parts(ipv4 address: Address) -> (isTCP: Bool?, host: Int) {
        guard let value = address.ipv4, value & 0xFFFE_0000 == ipv4 else { return (nil, 0) }
        return (value & 0x1_0000 != 0, Int(value & 0xFFFF))
    }

    private static func parts(ipv6 address: Address) -> (isTCP: Bool?, host: Int) {
        guard let value = address.ipv6, value.high & ~1 == ipv6, value.low <= UInt16.max else { return (nil, 0) }
        return (value.high & 1 != 0, Int(value.low))
    }
}
