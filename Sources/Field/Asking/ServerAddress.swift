internal import Conformance
public import DNSWire
internal import Glibc

/// Where a live server is asked: an IPv4 or IPv6 address, a port, and for a link-local address the link.
public struct ServerAddress: Sendable, Hashable {
    public let address: Address
    /// The zone index of a link-local IPv6 address (RFC 4007 §11), such as `eth0`; nil without one.
    public let scope: String?
    public let port: UInt16

    /// The real port of DNS (RFC 1035 §4.2).
    public static let usualPort: UInt16 = 53
    /// An interface's name is shorter than 16 octets (netdevice(7)).
    private static let longestScope = 15

    public init(_ address: Address, scope: String? = nil, port: UInt16 = usualPort) {
        self.address = address
        self.scope = scope
        self.port = port
    }

    /// Reads `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1`, `[2001:db8::1]:5353`, each IPv6 address with `%eth0` where it is
    /// link-local.
    ///
    /// - Throws: `FieldError` that says in one line what is wrong with the text.
    public init(_ text: String) throws(FieldError) {
        let shown = FieldError.quoted(text)
        let parts = Self.parts(text)
        guard let (address, scope) = Self.address(parts.host) else {
            throw FieldError("\(shown) is no address, such as 192.0.2.1, 192.0.2.1:5353 or [2001:db8::1]:5353")
        }
        let port = parts.port.map(Self.port) ?? Self.usualPort
        guard port > 0 else {
            throw FieldError("\(shown): the port is no number from 1 to 65535")
        }
        self.init(address, scope: scope, port: port)
    }

    /// 0 for what is no port: digits, and no sign before them.
    private static func port(_ text: Substring) -> UInt16 {
        text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? UInt16(text) ?? 0 : 0
    }

    private static func parts(_ text: String) -> (host: Substring, port: Substring?) {
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let rest = text[text.index(after: end)...]
            let host = text[text.index(after: text.startIndex)..<end]
            // What follows the bracket and is no port makes the whole no address.
            guard rest.isEmpty || rest.hasPrefix(":") else { return ("", nil) }
            return (host.contains(":") ? host : "", rest.isEmpty ? nil : rest.dropFirst())
        }
        let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
        return pieces.count == 2 ? (pieces[0], pieces[1]) : (text[...], nil)
    }

    private static func address(_ host: Substring) -> (Address, scope: String?)? {
        let pieces = host.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let first = pieces.first, let address = Address(first) else { return nil }
        guard pieces.count == 2 else { return (address, nil) }
        let scope = pieces[1]
        let isName =
            (1...longestScope).contains(scope.utf8.count) && scope.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        return address.type == .aaaa && isName ? (address, scope) : nil
    }

    /// Calls `body` with the address as the socket calls want it.
    func withSocketAddress<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        if address.type == .a {
            var place = sockaddr_in()
            place.sin_family = sa_family_t(AF_INET)
            place.sin_port = port.bigEndian
            withUnsafeMutableBytes(of: &place.sin_addr) { $0.copyBytes(from: address.octets) }
            return Self.passing(&place, body)
        }
        var place = sockaddr_in6()
        place.sin6_family = sa_family_t(AF_INET6)
        place.sin6_port = port.bigEndian
        place.sin6_scope_id = scopeIndex
        withUnsafeMutableBytes(of: &place.sin6_addr) { $0.copyBytes(from: address.octets) }
        return Self.passing(&place, body)
    }

    /// Who is asked: the unspecified address is this machine's own (ip(7), ipv6(7)), as resolv.conf files have it.
    private var asked: Address {
        guard address.octets.allSatisfy({ $0 == 0 }) else { return address }
        return address.type == .a ? Address(ipv4: 0x7F00_0001) : Address(ipv6: 0, 1)
    }

    /// Whether a datagram with this source came from there; a stream has no source but its server.
    func isSource(_ source: sockaddr_storage) -> Bool {
        withUnsafeBytes(of: source) { octets in
            // sockaddr_in(7), sockaddr_in6(7): the family, the port, and behind them, in IPv6 after the flow, the address.
            let (family, offset) = address.type == .a ? (AF_INET, 4) : (AF_INET6, 8)
            switch octets.load(as: sa_family_t.self) {
            case sa_family_t(AF_UNSPEC): return true
            case sa_family_t(family):
                let sender = octets[offset..<(offset + address.octets.count)]
                return octets.load(fromByteOffset: 2, as: UInt16.self) == port.bigEndian
                    && sender.elementsEqual(asked.octets)
            default: return false
            }
        }
    }

    private static func passing<Place, Result>(
        _ place: inout Place, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
    ) -> Result {
        withUnsafePointer(to: &place) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<Place>.size))
            }
        }
    }
}

extension ServerAddress: CustomStringConvertible {
    /// The address, with its port where that is not 53.
    public var description: String {
        let host = scope.map { "\(address)%\($0)" } ?? address.description
        if port == Self.usualPort { return host }
        return address.type == .a ? "\(host):\(port)" : "[\(host)]:\(port)"
    }
}
