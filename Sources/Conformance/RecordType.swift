/// The type of the records under test (RFC 1035 §3.2.2, RFC 3596 §2.1).
public enum RecordType: String, Codable, Sendable, Hashable, CaseIterable {
    case a = "A"
    case aaaa = "AAAA"

    /// TYPE as it stands in a record or question.
    public var code: UInt16 { self == .a ? 1 : 28 }

    /// The other one, which the name of the case may have too.
    public var other: RecordType { self == .a ? .aaaa : .a }

    /// RDLENGTH of one record, in octets.
    public var dataLength: Int { self == .a ? 4 : 16 }

    /// The letter that a case's name carries before its answer count.
    public var label: String { rawValue.lowercased() }
}
