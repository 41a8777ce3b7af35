internal import DNSWire

/// What the octets of a query are, cookie and all.
enum QueryReading {
    case query(QueryHead, DomainName, CookieOption)
    /// A query without a question, for a server cookie alone (RFC 7873 §5.4).
    case cookieOnly(CookieOption)
    case malformed

    init(_ query: UnsafeRawBufferPointer) {
        self = .malformed
        if let option = Self.cookieQuery(query), option != .malformed, option != .none {
            self = .cookieOnly(option)
        } else if let head = QueryHead(query), let name = query.questionName(head) {
            let option = CookieOption(query, head.options)
            // RFC 7873 §5.2.2: FORMERR.
            if option != .malformed { self = .query(head, name, option) }
        }
    }

    var cookie: CookieOption {
        switch self {
        case .query(_, _, let option), .cookieOnly(let option): option
        case .malformed: .none
        }
    }

    /// The option of a query that is a header and an OPT record.
    private static func cookieQuery(_ query: UnsafeRawBufferPointer) -> CookieOption? {
        let start = Message.headerLength
        let options = start + EDNS.recordLength
        let isLone =
            query.count >= options && query[2] & 0xF8 == 0 && query[4..<11].allSatisfy { $0 == 0 } && query[11] == 1
        // The root's name and TYPE 41 (RFC 6891 §6.1.2).
        guard isLone, query[start] == 0, query[start + 1] == 0, query[start + 2] == 41 else { return nil }
        let length = Int(query[options - 2]) << 8 | Int(query[options - 1])
        return options + length == query.count ? CookieOption(query, options..<query.count) : nil
    }
}
