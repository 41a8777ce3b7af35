internal import DNSWire

/// The secrets of server cookies: today's, and yesterday's for the cookies that are still out (RFC 7873 §7.1).
struct CookieSecrets: Sendable {
    private var current: SipHash.Key
    private var previous: SipHash.Key?
    /// When the current one was made, in seconds since 1970.
    private var since: UInt32

    /// Seconds that a secret is used: a day, far longer than any cookie lives and far shorter than RFC 7873 §7.1 allows.
    private static let lifetime: UInt32 = 86_400

    init(_ key: SipHash.Key = .random(), at now: UInt32) {
        current = key
        since = now
    }

    /// A fresh cookie.
    mutating func make(client: [UInt8], at now: UInt32, for address: Address) -> [UInt8] {
        roll(at: now)
        return ServerCookie.make(client: client, at: now, for: address, current)
    }

    func isValid(_ cookie: [UInt8], client: [UInt8], at now: UInt32, for address: Address) -> Bool {
        [current, previous].compactMap { $0 }.contains {
            ServerCookie.isValid(cookie, client: client, at: now, for: address, $0)
        }
    }

    private mutating func roll(at now: UInt32) {
        guard Int32(bitPattern: now &- since) >= Int32(Self.lifetime) else { return }
        (previous, current, since) = (current, .random(), now)
    }
}
