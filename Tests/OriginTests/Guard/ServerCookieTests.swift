import DNSWire
import Testing

@testable import Origin

/// RFC 9018 Appendix A, and what is no cookie of ours.
@Suite struct ServerCookieTests {
    private static let key = key("e5e973e5a6b2a43f48e7dc849e37bfcf")
    private static let client = octets("2464c4abcf10c957")
    private static let address = Address("198.51.100.100")!
    private static let now: UInt32 = 1_559_731_985

    private static func octets(_ hex: String) -> [UInt8] {
        stride(from: 0, to: hex.utf8.count, by: 2).map { start in
            UInt8(hex.dropFirst(start).prefix(2), radix: 16)!
        }
    }

    /// Its first octet is the lowest.
    private static func key(_ hex: String) -> SipHash.Key {
        let all = octets(hex)
        func word(_ range: Range<Int>) -> UInt64 { all[range].reversed().reduce(0) { $0 << 8 | UInt64($1) } }
        return .init(low: word(0..<8), high: word(8..<16))
    }

    @Test func `SipHash gives what its authors published`() {
        let key = Self.key("000102030405060708090a0b0c0d0e0f")
        #expect(SipHash.hash((0..<15).map { UInt8($0) }, key) == 0xa129_ca61_49be_45e5)
        #expect(SipHash.hash([], key) == 0x726f_db47_dd0e_0e31)
    }

    @Test func `server cookies are those of RFC 9018`() {
        let first = ServerCookie.make(client: Self.client, at: Self.now, for: Self.address, Self.key)
        #expect(first == Self.octets("010000005cf79f111f8130c3eee29480"))
        let renewed = ServerCookie.make(client: Self.client, at: 1_559_734_385, for: Self.address, Self.key)
        #expect(renewed == Self.octets("010000005cf7a871d4a564a1442aca77"))
        let ipv6 = ServerCookie.make(
            client: Self.octets("22681ab97d52c298"), at: 1_559_741_817,
            for: Address("2001:db8:220:1:59de:d0f4:8769:82b8")!, Self.key("dd3bdf9344b678b185a6f5cb60fca715"))
        #expect(ipv6 == Self.octets("010000005cf7c57926556bd0934c72f8"))
    }

    /// RFC 9018 A.3, and §4.2: the reserved octets are not enforced.
    @Test func `a cookie whose reserved octets another server has set is taken`() {
        #expect(
            ServerCookie.isValid(
                Self.octets("01abcdef5cf78f71a314227b6679ebf5"), client: Self.octets("fc93fc62807ddb86"),
                at: 1_559_728_000, for: Address("203.0.113.203")!, Self.key))
    }

    @Test(arguments: [(0, true), (3600, true), (3601, false), (-300, true), (-301, false)])
    func `a cookie is taken for an hour, and from a clock five minutes ahead`(_ age: Int, _ isValid: Bool) {
        let cookie = ServerCookie.make(client: Self.client, at: Self.now, for: Self.address, Self.key)
        let later = UInt32(Int(Self.now) + age)
        #expect(
            ServerCookie.isValid(cookie, client: Self.client, at: later, for: Self.address, Self.key) == isValid)
    }

    @Test func `a cookie is another client's nowhere`() {
        let cookie = ServerCookie.make(client: Self.client, at: Self.now, for: Self.address, Self.key)
        func isValid(_ cookie: [UInt8], _ client: [UInt8], _ address: String, _ key: SipHash.Key) -> Bool {
            ServerCookie.isValid(cookie, client: client, at: Self.now, for: Address(address)!, key)
        }
        #expect(isValid(cookie, Self.client, "198.51.100.100", Self.key))
        #expect(!isValid(cookie, Self.client, "198.51.100.101", Self.key))
        #expect(!isValid(cookie, [0] + Self.client.dropFirst(), "198.51.100.100", Self.key))
        #expect(!isValid(cookie, Self.client, "198.51.100.100", .init(low: 0, high: 0)))
        for index in cookie.indices {
            var forged = cookie
            forged[index] ^= 1
            #expect(!isValid(forged, Self.client, "198.51.100.100", Self.key), "octet \(index)")
        }
        #expect(!isValid(Array(cookie.dropLast()), Self.client, "198.51.100.100", Self.key))
    }

    @Test func `yesterday's secret is good for today's first hour, and no longer`() {
        var secrets = CookieSecrets(Self.key, at: Self.now)
        let day: UInt32 = 86_400
        let last = secrets.make(client: Self.client, at: Self.now + day - 1, for: Self.address)
        let fresh = secrets.make(client: Self.client, at: Self.now + day, for: Self.address)
        func isValid(_ cookie: [UInt8], at now: UInt32) -> Bool {
            secrets.isValid(cookie, client: Self.client, at: now, for: Self.address)
        }
        #expect(isValid(last, at: Self.now + day + 3000) && isValid(fresh, at: Self.now + day + 3000))
        #expect(!isValid(last, at: Self.now + day + 3600))
        #expect(!ServerCookie.isValid(fresh, client: Self.client, at: Self.now + day, for: Self.address, Self.key))
    }
}
