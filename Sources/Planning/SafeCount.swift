internal import DNSWire

/// The most addresses that may be published under a name, and why not more.
///
/// The rule: as many as fit in 512 octets without EDNS, which is all that is sure to arrive over UDP, and no more than any of
/// the subjects that are counted is known to work with.
public struct SafeCount: Sendable, Hashable {
    /// 0 where not even one address is safe.
    public let count: Int
    /// Whether one address more would not fit in 512 octets.
    public let isLimitedBySize: Bool
    /// The subjects that fail with one address more.
    public let limitedBy: [SubjectLimit]

    /// Octets (RFC 1035 §4.2.1).
    public static let limit = 512

    /// - Parameter subjects: those that count.
    public init(_ answer: PlannedAnswer, subjects: [SubjectLimit]) {
        let fits = answer.largestCount(inOctets: Self.limit, .plain) ?? 0
        let counts = subjects.map { (subject: $0, count: $0.largestCount(of: answer)) }
        let safe = min(fits, counts.map(\.count).min() ?? fits)
        count = safe
        isLimitedBySize = fits == safe
        limitedBy = counts.filter { $0.count == safe }.map(\.subject)
    }
}
