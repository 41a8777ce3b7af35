/// A question (RFC 1035 §4.1.2).
public struct Question: Hashable, Sendable {
    public var name: DomainName
    /// QTYPE.
    public var type: UInt16
    /// QCLASS; 1 is IN.
    public var recordClass: UInt16

    public init(name: DomainName, type: UInt16, recordClass: UInt16 = 1) {
        self.name = name
        self.type = type
        self.recordClass = recordClass
    }
}

/// What the OPT pseudo-record says beside its options (RFC 6891 §6.1.3).
public struct EDNS: Hashable, Sendable {
    /// The sender's UDP payload size in octets.
    public var udpPayloadSize: UInt16
    /// The DO bit (RFC 3225 §3).
    public var dnssecOK: Bool
    public var version: UInt8

    public init(udpPayloadSize: UInt16, dnssecOK: Bool = false, version: UInt8 = 0) {
        self.udpPayloadSize = udpPayloadSize
        self.dnssecOK = dnssecOK
        self.version = version
    }

    /// The octets of an OPT record without options: root owner, TYPE, CLASS, TTL and RDLENGTH.
    public static let recordLength = 11
}

/// A DNS message as values (RFC 1035 §4.1): the way anything is crafted. libldns turns it into octets and back.
///
/// EDNS stands apart from `additional`: its OPT record is written last. Options are not kept.
public struct Message: Hashable, Sendable {
    public var id: UInt16
    public var flags: Flags
    /// RCODE; above 15 its upper 8 bits travel in the OPT record (RFC 6891 §6.1.3).
    public var rcode: UInt16
    public var questions: [Question]
    public var answer: [ResourceRecord]
    public var authority: [ResourceRecord]
    public var additional: [ResourceRecord]
    public var edns: EDNS?

    /// The most octets that a message has (RFC 1035 §4.2.2: TCP's length field has two octets).
    public static let maximumLength = 65_535
    /// The header's octets (RFC 1035 §4.1.1).
    public static let headerLength = 12

    public init(
        id: UInt16 = 0, flags: Flags = Flags(), rcode: UInt16 = 0, questions: [Question] = [],
        answer: [ResourceRecord] = [], authority: [ResourceRecord] = [], additional: [ResourceRecord] = [],
        edns: EDNS? = nil
    ) {
        self.id = id
        self.flags = flags
        self.rcode = rcode
        self.questions = questions
        self.answer = answer
        self.authority = authority
        self.additional = additional
        self.edns = edns
    }
}
