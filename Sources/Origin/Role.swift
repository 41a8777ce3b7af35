public import Conformance

/// What an address of the origin stands for. Addresses are IPv4, as dotted quads.
public enum Role: Sendable, Hashable {
    /// The server of the cases, for clients and forwarders: knows every name that there is.
    case origin
    /// A root server, which refers to the server of the top-level domain.
    case root(topLevel: String)
    /// The server of the top-level domain, which refers to the origin.
    case topLevel(origin: String)
}

/// A name that is served besides the cases, for real clients.
public struct FixedName: Sendable, Hashable {
    public let name: String
    public let type: RecordType
    public let count: Int
    public let faults: [Fault]
    /// Under what number the journal keeps what is asked about it; nil where nobody waits for that.
    public let nonce: UInt64?

    /// What ANCOUNT can say (RFC 1035 §4.1.1).
    public static let counts = 0...65_535

    public init(name: String, type: RecordType, count: Int, faults: [Fault], nonce: UInt64? = nil) {
        self.name = name
        self.type = type
        self.count = count
        self.faults = faults
        self.nonce = nonce
    }
}
