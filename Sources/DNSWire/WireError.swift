/// What is wrong with octets, text or values that were to become a DNS message, and where.
///
/// `at` is an offset from the start: in octets on the wire, in characters (UTF-8 octets) in text.
public enum WireError: Error, Hashable, Sendable {
    // The message as a whole
    /// The octets end where this offset was still needed.
    case cut(at: Int)
    /// The last record that the header's counts announce ends here, and octets follow.
    case trailingOctets(at: Int)
    /// More than 65,535 octets (RFC 1035 §4.2.2): no transport carries it.
    case tooManyOctets(Int)
    /// More than 65,535 records in a section (RFC 1035 §4.1.1).
    case tooManyRecords(Int, in: Section)

    // Names
    /// A label of zero octets inside a name, or no name at all.
    case emptyLabel(at: Int)
    /// A label of more than 63 octets (RFC 1035 §2.3.4).
    case labelTooLong(at: Int)
    /// A name of more than 255 octets, its root label included (RFC 1035 §2.3.4).
    case nameTooLong(at: Int)
    /// A label type other than 00 and 11 (RFC 1035 §4.1.4, RFC 6891 §5), or a pointer where none may be.
    case reservedLabelType(at: Int)
    /// A pointer that leads to itself, forward, or into the header (RFC 1035 §4.1.4: "a prior occurrence").
    case pointerNotBackward(at: Int, to: Int)
    /// More pointers in one name than a name can have labels.
    case tooManyPointers(at: Int)
    /// A backslash that neither a character nor three digits up to 255 follow (RFC 1035 §5.1).
    case badEscape(at: Int)
    /// Text outside ASCII; an internationalised name has to be written as A-labels (RFC 5890 §2.3.2.1).
    case notASCII(at: Int)

    // Records
    /// RDLENGTH is not what the type's RDATA takes.
    case dataLength(Int, ofType: UInt16, at: Int)
    /// A second OPT record (RFC 6891 §6.1.1).
    case secondOPT(at: Int)
    /// An OPT record whose owner is not the root (RFC 6891 §6.1.2).
    case optNotAtRoot(at: Int)
    /// An OPT record in another section than additional (RFC 6891 §6.1.1).
    case optOutsideAdditional(at: Int)

    // Values that no message can hold
    /// An OPCODE above 15 (RFC 1035 §4.1.1).
    case opcodeOutOfRange(UInt8)
    /// An RCODE above 15 without EDNS, or above 4095 with it (RFC 6891 §6.1.3).
    case rcodeOutOfRange(UInt16)
    /// Address octets of the wrong number.
    case addressLength(Int, expected: Int)

    /// libldns refused, in its own words.
    case library(String)
}

/// The four sections of a message (RFC 1035 §4.1).
public enum Section: String, Hashable, Sendable, CaseIterable {
    case question, answer, authority, additional
}
