import DNSWire
import Testing

@testable import Origin

@Suite struct TokenBucketsTests {
    private static func prefix(_ text: String) -> AddressPrefix { AddressPrefix(Address(text)!) }

    @Test func `a prefix may ask its burst at once, and then so many a second`() {
        var buckets = TokenBuckets(rate: 10, burst: 50)
        let prefix = Self.prefix("192.0.2.1")
        func allowed(of number: Int, at now: Int64) -> Int {
            (0..<number).count { _ in buckets.take(prefix, at: now) == .allowed }
        }
        #expect(allowed(of: 100, at: 0) == 50)
        #expect(allowed(of: 100, at: 1000) == 10)
        #expect(allowed(of: 100, at: 1100) == 1)
        #expect(allowed(of: 100, at: 1_000_000) == 50)
        // A clock that goes back gives nothing.
        #expect(allowed(of: 100, at: 0) == 0)
    }

    @Test func `denials are counted from none`() {
        var buckets = TokenBuckets(rate: 1, burst: 1)
        let prefix = Self.prefix("192.0.2.1")
        #expect(buckets.take(prefix, at: 0) == .allowed)
        #expect(buckets.take(prefix, at: 0) == .denied(after: 0))
        #expect(buckets.take(prefix, at: 0) == .denied(after: 1))
    }

    @Test func `addresses of a 24 or a 56 are one, and their neighbours others`() {
        #expect(Self.prefix("192.0.2.1") == Self.prefix("192.0.2.255"))
        #expect(Self.prefix("192.0.2.1") != Self.prefix("192.0.3.1"))
        #expect(Self.prefix("2001:db8:0:1::1") == Self.prefix("2001:db8:0:ff:ffff::"))
        #expect(Self.prefix("2001:db8:0:1::1") != Self.prefix("2001:db8:0:100::1"))
        #expect(Self.prefix("0.0.1.1") != Self.prefix("::1"))
    }

    @Test func `more prefixes than there is room for take nothing from one that goes on asking`() {
        var buckets = TokenBuckets(rate: 10, burst: 20, prefixes: 64)
        let polite = Self.prefix("198.51.100.1")
        let loud = Self.prefix("203.0.113.1")
        var (answered, denied) = (0, 0)
        for round in 0..<10_000 {
            let now = Int64(round) * 200
            if buckets.take(polite, at: now) == .allowed { answered += 1 }
            for _ in 0..<10 where buckets.take(loud, at: now) != .allowed { denied += 1 }
            for index in 0..<20 {
                let number = UInt32(round * 20 + index) << 8
                _ = buckets.take(AddressPrefix(Address(ipv4: number)), at: now)
            }
        }
        #expect(answered == 10_000)
        // Two tokens a round for ten queries; forgotten now and then, it begins anew with 20.
        #expect(denied > 40_000)
    }
}
