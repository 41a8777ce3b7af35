internal import DNSWire

/// A response without any record but its OPT: what is sent in the place of an answer.
struct BareReply {
    /// Up to 4095 with EDNS (RFC 6891 §6.1.3).
    var rcode: UInt16 = 0
    var tc = false
    var aa = false
    /// The octets of the query's header and question that go back.
    var questionEnd = Message.headerLength
    var hasOPT = false

    /// FORMERR and nothing else: what is malformed gets no more than its header back.
    static let malformed = BareReply(rcode: ResponseCode.formatError)

    /// - Returns: its length in octets.
    func write(to query: UnsafeRawBufferPointer, into space: UnsafeMutableRawBufferPointer) -> Int {
        let length = questionEnd + (hasOPT ? EDNS.recordLength : 0)
        guard length <= space.count, questionEnd <= query.count else { return 0 }
        space.copyMemory(from: UnsafeRawBufferPointer(rebasing: query[..<questionEnd]))
        // QR, OPCODE and RD as in the query (RFC 1035 §4.1.1).
        space[2] = 0x80 | query[2] & 0x79 | (aa ? 0x04 : 0) | (tc ? 0x02 : 0)
        space[3] = UInt8(rcode & 0xF)
        for offset in 4..<Message.headerLength { space[offset] = 0 }
        space[5] = questionEnd > Message.headerLength ? 1 : 0
        if hasOPT {
            space[11] = 1
            ResponseAssembler.writeOPT(Directory.udpPayloadSize, rcode, false, at: questionEnd, of: space)
        }
        return length
    }
}
