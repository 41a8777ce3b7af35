internal import DNSWire

/// What a query has in its COOKIE option (RFC 7873 §4).
enum CookieOption: Hashable {
    case none
    /// Options that are not well-formed, or a cookie of a length that there is none of (RFC 7873 §5.2.2).
    case malformed
    case cookie(client: [UInt8], server: [UInt8])

    /// OPTION-CODE (RFC 7873 §8).
    static let code: UInt16 = 10
    /// OPTION-CODE and OPTION-LENGTH.
    static let headLength = 4
    /// The octets of the option in a response of ours.
    static let responseLength = headLength + ServerCookie.clientLength + ServerCookie.length

    /// Octets that a server cookie may have (RFC 7873 §4.2).
    private static let serverLengths = 8...32

    /// - Parameter range: where the OPT record's RDATA is; nil without EDNS.
    init(_ query: UnsafeRawBufferPointer, _ range: Range<Int>?) {
        self = range.map { Self.first(in: query, $0) } ?? .none
    }

    private static func first(in query: UnsafeRawBufferPointer, _ range: Range<Int>) -> CookieOption {
        var found = CookieOption.none
        var position = range.lowerBound
        while position < range.upperBound {
            let start = position + headLength
            guard start <= range.upperBound else { return .malformed }
            let code = query.number(at: position)
            position = start + Int(query.number(at: position + 2))
            guard position <= range.upperBound else { return .malformed }
            // The first is the one that counts (RFC 7873 §5.2); the others must still be well-formed options.
            if code == Self.code, found == .none { found = reading(Array(query[start..<position])) }
        }
        return found
    }

    private static func reading(_ octets: [UInt8]) -> CookieOption {
        let server = octets.count - ServerCookie.clientLength
        guard server == 0 || serverLengths.contains(server) else { return .malformed }
        return .cookie(
            client: Array(octets.prefix(ServerCookie.clientLength)),
            server: Array(octets.dropFirst(ServerCookie.clientLength)))
    }
}

extension UnsafeRawBufferPointer {
    /// Two octets as a number; the caller has made sure that they are there.
    fileprivate func number(at offset: Int) -> UInt16 { UInt16(self[offset]) << 8 | UInt16(self[offset + 1]) }
}
