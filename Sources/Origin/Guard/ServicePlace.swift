public import DNSWire

/// An address of either family and a port: `192.0.2.1:53`, `[2001:db8::1]:53`.
public struct ServicePlace: Sendable, Hashable, CustomStringConvertible {
    public let address: Address
    public let port: UInt16

    public init(address: Address, port: UInt16 = UInt16(Origin.port)) {
        self.address = address
        self.port = port
    }

    /// - Throws: `OriginError` that says in one line what is wrong with the text.
    public init(_ text: String) throws(OriginError) {
        if text.hasPrefix("[") {
            (address, port) = try Self.bracketed(text)
        } else {
            let endpoint = try Endpoint(text)
            guard let address = Address(endpoint.address) else { throw OriginError("\(endpoint): no address") }
            (self.address, port) = (address, endpoint.port)
        }
    }

    /// An IPv6 address, which has colons of its own (RFC 5952 §6).
    private static func bracketed(_ text: String) throws(OriginError) -> (Address, UInt16) {
        let shown = String(text.prefix(80))
        let parts = text.dropFirst().split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].hasPrefix(":"), let address = Address(String(parts[0])),
            address.octets.count == 16
        else { throw OriginError("\"\(shown)\" is no address and port, such as [::1]:5300") }
        guard let port = UInt16(parts[1].dropFirst()) else {
            throw OriginError("\"\(shown)\": the port is no number from 0 to 65535")
        }
        return (address, port)
    }

    public var description: String {
        address.octets.count == 4 ? "\(address):\(port)" : "[\(address)]:\(port)"
    }
}
