public import Conformance

/// How many octets a response has, by arithmetic (RFC 1035 §4.1).
public struct MessageSize: Hashable, Sendable {
    /// The octets of QNAME, the root label included.
    public var nameLength: Int
    public var type: RecordType
    /// Whether an address record's owner is a pointer (RFC 1035 §4.1.4) or the whole name.
    public var compressed: Bool
    /// Whether an OPT record without options comes last.
    public var edns: Bool
    /// The octets of each record of the authority section, as it is encoded.
    public var authority: [Int]
    /// The octets of each record of the additional section but OPT, as it is encoded.
    public var additional: [Int]
    /// RDLENGTH of each CNAME record between the question's name and the addresses, as it is encoded.
    public var aliases: [Int]
    /// How many times each address record is there.
    public var copies: Int

    public init(
        nameLength: Int, type: RecordType = .a, compressed: Bool = true, edns: Bool = false, authority: [Int] = [],
        additional: [Int] = [], aliases: [Int] = [], copies: Int = 1
    ) {
        self.nameLength = nameLength
        self.type = type
        self.compressed = compressed
        self.edns = edns
        self.authority = authority
        self.additional = additional
        self.aliases = aliases
        self.copies = copies
    }

    /// The octets of a response with this many address records, each with its copies.
    public func octets(count: Int) -> Int {
        fixedOctets + count * copies * recordLength
    }

    /// The most address records with which the response still fits, each with its copies; nil when it does not even fit
    /// without any.
    public func largestCount(inOctets limit: Int) -> Int? {
        fixedOctets <= limit ? (limit - fixedOctets) / (copies * recordLength) : nil
    }

    /// The octets of one address record.
    public var recordLength: Int {
        Self.recordLength(owner: ownerLength(aliases.last ?? nameLength), data: type.dataLength)
    }

    /// The octets of a record: its owner, TYPE, CLASS, TTL, RDLENGTH and RDATA.
    public static func recordLength(owner: Int, data: Int) -> Int {
        owner + 10 + data
    }

    /// All but the address records.
    private var fixedOctets: Int {
        Message.headerLength + nameLength + 4 + aliasOctets + authority.reduce(0, +) + additional.reduce(0, +)
            + (edns ? EDNS.recordLength : 0)
    }

    /// Each alias is owned by the target of the one before it.
    private var aliasOctets: Int {
        zip([nameLength] + aliases, aliases).reduce(0) { total, alias in
            total + Self.recordLength(owner: ownerLength(alias.0), data: alias.1)
        }
    }

    /// A pointer has two octets; the root is shorter, and never compressed.
    private func ownerLength(_ name: Int) -> Int {
        compressed ? min(2, name) : name
    }
}
