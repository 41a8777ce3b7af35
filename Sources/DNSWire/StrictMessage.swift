/// A DNS message read without mercy: nothing is passed over, and no libldns is involved.
///
/// Refused are octets that are cut or left over, counts that lie, pointers that lead anywhere but back, names and labels
/// that are too long, RDLENGTHs that don't match A, AAAA, NS, CNAME, SOA and OPT, and an OPT record in the wrong place
/// (RFC 1035 §4.1, RFC 6891 §6.1). Reading takes time in proportion to the octets, however hostile they are.
public struct StrictMessage: Sendable {
    public let octets: [UInt8]
    public let id: UInt16
    public let flags: Flags
    /// RCODE; with EDNS its upper 8 bits come from the OPT record (RFC 6891 §6.1.3).
    public let rcode: UInt16
    public let questions: [Question]
    public let answer: [Record]
    public let authority: [Record]
    /// The additional section, its OPT record included.
    public let additional: [Record]
    public let edns: EDNS?

    /// Where a record stands; owner and RDATA are read from the message when they are asked for.
    public struct Record: Hashable, Sendable {
        /// The octet at which the record, and so its owner, begins.
        public let start: Int
        public let type: UInt16
        /// CLASS; 1 is IN.
        public let recordClass: UInt16
        /// Seconds that the record may be cached.
        public let ttl: UInt32
        /// The octets of RDATA in the message.
        public let data: Range<Int>
    }

    /// Reads a whole message; throws what is wrong first.
    public init(reading octets: [UInt8]) throws(WireError) {
        var reader = StrictReader(octets)
        let header = try reader.header()
        questions = try reader.questions(header.questionCount)
        answer = try reader.records(header.answerCount, in: .answer)
        authority = try reader.records(header.authorityCount, in: .authority)
        additional = try reader.records(header.additionalCount, in: .additional)
        try reader.end()
        let opt = additional.first { $0.type == TypeCode.opt }
        self.octets = octets
        id = header.id
        flags = Flags(word: header.flags)
        rcode = header.flags & 0xF | UInt16(truncatingIfNeeded: (opt?.ttl ?? 0) >> 24) << 4
        edns = opt.map(EDNS.init)
    }

    /// Reads a whole message, from a copy of the octets.
    public init(reading octets: UnsafeRawBufferPointer) throws(WireError) {
        guard octets.count <= Message.maximumLength else { throw .tooManyOctets(octets.count) }
        try self.init(reading: Array(octets))
    }
}

extension EDNS {
    /// Takes an OPT record's CLASS and TTL apart (RFC 6891 §6.1.3).
    init(_ opt: StrictMessage.Record) {
        self.init(
            udpPayloadSize: opt.recordClass, dnssecOK: opt.ttl & 0x8000 != 0,
            version: UInt8(truncatingIfNeeded: opt.ttl >> 16))
    }
}
