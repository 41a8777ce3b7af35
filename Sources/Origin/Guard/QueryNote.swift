public import Conformance
public import DNSWire

/// Who asked what, and how that ended: for those who want to know it of every query.
public struct QueryNote: Sendable {
    public let asker: Address
    public let transport: Transport
    /// QNAME; nil where there is no question.
    public let name: DomainName?
    public let ending: Ending

    /// How a query ended.
    public enum Ending: String, Sendable, CaseIterable {
        /// Answered as its name is, negative answers included.
        case served
        /// Not ours to answer: REFUSED or NOTIMP.
        case refused
        /// Too large for an address that nobody has proven: TC=1 or BADCOOKIE.
        case truncated
        /// More than the prefix's rate.
        case limited
        /// FORMERR.
        case malformed
        /// No query at all, or longer than any of ours.
        case ignored
    }
}
