/// What a server has to know of a query before it answers, read without heap storage.
public struct QueryHead: Hashable, Sendable {
    public let id: UInt16
    /// OPCODE; 0 is QUERY, and others are read as well.
    public let opcode: UInt8
    /// RD: recursion is desired.
    public let rd: Bool
    /// CD: checking is disabled (RFC 4035 §3.2.2).
    public let cd: Bool
    /// The octets of QNAME, the root label included; it begins at octet 12.
    public let nameLength: Int
    public let qtype: UInt16
    public let qclass: UInt16
    /// The UDP payload size that the OPT record offers, in octets, as it stands; nil without EDNS.
    public private(set) var udpPayloadSize: Int?
    /// The DO bit (RFC 3225 §3).
    public private(set) var dnssecOK = false
    /// The EDNS version; 0 without EDNS.
    public private(set) var ednsVersion: UInt8 = 0

    /// Where the RDATA of the OPT record is, which holds the options (RFC 6891 §6.1.2); nil without EDNS.
    public private(set) var options: Range<Int>?

    /// The offset behind the question.
    public var questionEnd: Int { Message.headerLength + nameLength + 4 }

    /// The same as a server takes it that knows nothing of EDNS.
    public var withoutEDNS: QueryHead {
        var head = self
        (head.udpPayloadSize, head.dnssecOK, head.ednsVersion, head.options) = (nil, false, 0, nil)
        return head
    }

    /// The most octets that may go back over UDP: 512 without EDNS (RFC 1035 §4.2.1), and never less
    /// (RFC 6891 §6.2.3).
    public var udpLimit: Int { max(512, udpPayloadSize ?? 512) }

    /// Reads a query; nil for anything but one well-formed query (QR=0) with one question, whose QNAME is not
    /// compressed, and at most one OPT record.
    public init?(_ octets: UnsafeRawBufferPointer) {
        guard (Message.headerLength...Message.maximumLength).contains(octets.count) else { return nil }
        let flags = octets.uint16(at: 2)
        guard flags & Flags.qrBit == 0, octets.uint16(at: 4) == 1,
            let nameEnd = octets.endOfName(at: Message.headerLength, mayBeCompressed: false),
            nameEnd + 4 <= octets.count
        else { return nil }
        id = octets.uint16(at: 0)
        opcode = UInt8(flags >> 11 & 0xF)
        rd = flags & Flags.rdBit != 0
        cd = flags & Flags.cdBit != 0
        nameLength = nameEnd - Message.headerLength
        qtype = octets.uint16(at: nameEnd)
        qclass = octets.uint16(at: nameEnd + 2)
        guard readRecords(octets) else { return nil }
    }

    /// Walks over the records behind the question; false when they aren't well-formed.
    private mutating func readRecords(_ octets: UnsafeRawBufferPointer) -> Bool {
        let before = Int(octets.uint16(at: 6)) + Int(octets.uint16(at: 8))
        let additional = Int(octets.uint16(at: 10))
        var position = questionEnd
        for index in 0..<(before + additional) {
            guard let fields = octets.endOfName(at: position, mayBeCompressed: true), fields + 10 <= octets.count else {
                return false
            }
            if octets.uint16(at: fields) == TypeCode.opt {
                guard index >= before, fields == position + 1, udpPayloadSize == nil else { return false }
                readOPT(octets, at: fields)
            }
            position = fields + 10 + Int(octets.uint16(at: fields + 8))
        }
        return position == octets.count
    }

    /// RFC 6891 §6.1.3: CLASS is the payload size, TTL holds the version and the DO bit.
    private mutating func readOPT(_ octets: UnsafeRawBufferPointer, at fields: Int) {
        udpPayloadSize = Int(octets.uint16(at: fields + 2))
        ednsVersion = octets[fields + 5]
        dnssecOK = octets[fields + 6] & 0x80 != 0
        options = (fields + 10)..<(fields + 10 + Int(octets.uint16(at: fields + 8)))
    }
}

extension UnsafeRawBufferPointer {
    /// Two octets as a number, the first one higher; the caller has made sure that they are there.
    func uint16(at offset: Int) -> UInt16 {
        UInt16(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    /// The offset behind a name; nil when it is cut, too long, or compressed where it may not be. A pointer isn't
    /// followed.
    func endOfName(at start: Int, mayBeCompressed: Bool) -> Int? {
        var position = start
        while position < count, position - start < DomainName.maximumLength {
            let octet = self[position]
            if octet >= 0xC0 { return mayBeCompressed && position + 1 < count ? position + 2 : nil }
            guard octet < 0x40 else { return nil }
            position += 1 + Int(octet)
            if octet == 0 { return position }
        }
        return nil
    }
}
