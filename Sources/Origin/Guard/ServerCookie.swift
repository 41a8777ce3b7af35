internal import DNSWire

/// The server cookies of RFC 9018 §4: version, reserved, time stamp and a SipHash-2-4 of these, the client cookie and the
/// client's address. Nothing is kept of any client.
struct ServerCookie {
    /// The octets of a client cookie (RFC 7873 §4.1).
    static let clientLength = 8
    /// The octets of a server cookie of version 1 (RFC 9018 §4).
    static let length = 16

    /// The version, and what is reserved.
    private static let head: [UInt8] = [1, 0, 0, 0]
    /// Seconds that a cookie is taken for, and that its clock may be ahead (RFC 9018 §4.3).
    private static let longestAge = 3600
    private static let mostAhead = 300

    /// The cookie for a client that asks now.
    ///
    /// - Parameter seconds: since 1970, of which 32 bits are written.
    static func make(client: [UInt8], at seconds: UInt32, for address: Address, _ key: SipHash.Key) -> [UInt8] {
        sealed(head + octets(seconds.bigEndian), client, address, key)
    }

    /// Whether these octets are a cookie that was made for this client, and not too long ago.
    static func isValid(
        _ cookie: [UInt8], client: [UInt8], at now: UInt32, for address: Address, _ key: SipHash.Key
    ) -> Bool {
        guard cookie.count == length, cookie[0] == head[0] else { return false }
        let made = cookie[4..<8].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        // Serial number arithmetic (RFC 1982), as RFC 9018 §4.3 asks for.
        let age = Int(Int32(bitPattern: now &- made))
        guard (-mostAhead...longestAge).contains(age) else { return false }
        // The reserved octets are taken as they came (RFC 9018 §4.2).
        return isEqual(cookie, sealed(Array(cookie.prefix(8)), client, address, key))
    }

    /// With the hash behind it.
    private static func sealed(
        _ front: [UInt8], _ client: [UInt8], _ address: Address, _ key: SipHash.Key
    ) -> [UInt8] {
        front + octets(SipHash.hash(client + front + address.octets, key).littleEndian)
    }

    /// In a time that doesn't tell where they differ.
    private static func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func octets(_ value: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: value) { Array($0) } }
}
