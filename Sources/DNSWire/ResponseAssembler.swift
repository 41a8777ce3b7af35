internal import Conformance

/// Answers queries from a block of prebuilt records: header, the asker's own question, records, OPT; no heap storage.
public struct ResponseAssembler: Sendable {
    public let block: RecordBlock

    public init(_ block: RecordBlock) {
        self.block = block
    }

    /// What a response says beside the query that it answers.
    public struct Response: Hashable, Sendable {
        /// RCODE, up to 15, or 4095 with EDNS (RFC 6891 §6.1.3).
        public var rcode: UInt16
        /// The AA bit.
        public var aa: Bool
        /// The TC bit.
        public var tc: Bool
        /// The RA bit.
        public var ra: Bool
        /// ANCOUNT as the header tells it.
        public var answerCount: Int
        /// The records that are really there.
        public var records: Int
        /// Whether the records' owner is a pointer (RFC 1035 §4.1.4).
        public var compressed: Bool
        /// The UDP payload size in the response's OPT record, in octets; nil for no OPT record.
        public var udpPayloadSize: UInt16?

        /// `answerCount` is the number of records where it isn't told.
        public init(
            rcode: UInt16 = 0, aa: Bool = true, tc: Bool = false, ra: Bool = false, answerCount: Int? = nil,
            records: Int, compressed: Bool = true, udpPayloadSize: UInt16? = nil
        ) {
            self.rcode = rcode
            self.aa = aa
            self.tc = tc
            self.ra = ra
            self.answerCount = answerCount ?? records
            self.records = records
            self.compressed = compressed
            self.udpPayloadSize = udpPayloadSize
        }
    }

    /// Writes a response: ID, OPCODE, RD and the question's octets (their case too) as in the query, QR=1.
    /// CD is clear, as an authoritative response's should be (RFC 4035 §3.1.6).
    ///
    /// - Parameters:
    ///   - query: the octets that `head` was read from.
    ///   - output: where the response goes.
    /// - Returns: the octets written; nil when the response does not fit in `output` or in 65,535 octets, or a value
    ///   does not fit in its field. `output` is then as it was.
    public func assemble(
        _ response: Response, to query: UnsafeRawBufferPointer, head: QueryHead,
        into output: UnsafeMutableRawBufferPointer
    ) -> Int? {
        // A root name is shorter than the pointer to it.
        let compressed = response.compressed && head.nameLength > 1
        let size = MessageSize(
            nameLength: head.nameLength, type: block.type, compressed: compressed,
            edns: response.udpPayloadSize != nil)
        guard head.questionEnd <= query.count, canHold(response) else { return nil }
        let length = size.octets(count: response.records)
        guard length <= min(output.count, Message.maximumLength) else { return nil }
        writeHeader(response, head, to: output)
        output.copy(query, Message.headerLength..<head.questionEnd, to: Message.headerLength)
        if compressed {
            writeCompressed(response.records, at: head.questionEnd, of: output)
        } else {
            writeUncompressed(response.records, query, head, to: output)
        }
        if let payload = response.udpPayloadSize {
            Self.writeOPT(payload, response.rcode, head.dnssecOK, at: length - EDNS.recordLength, of: output)
        }
        return length
    }

    private func canHold(_ response: Response) -> Bool {
        (0...block.count).contains(response.records) && UInt16(exactly: response.answerCount) != nil
            && response.rcode <= (response.udpPayloadSize == nil ? 15 : 4095)
    }

    private func writeHeader(_ response: Response, _ head: QueryHead, to output: UnsafeMutableRawBufferPointer) {
        var flags = Flags.qrBit | UInt16(head.opcode) << 11 | response.rcode & 0xF
        if response.aa { flags |= Flags.aaBit }
        if response.tc { flags |= Flags.tcBit }
        if response.ra { flags |= Flags.raBit }
        if head.rd { flags |= Flags.rdBit }
        output.store(head.id, at: 0)
        output.store(flags, at: 2)
        output.store(1, at: 4)
        output.store(UInt16(truncatingIfNeeded: response.answerCount), at: 6)
        output.store(0, at: 8)
        output.store(response.udpPayloadSize == nil ? 0 : 1, at: 10)
    }

    private func writeCompressed(_ records: Int, at start: Int, of output: UnsafeMutableRawBufferPointer) {
        withExtendedLifetime(block) {
            output.copy(block.octets, 0..<(records * block.recordLength), to: start)
        }
    }

    private func writeUncompressed(
        _ records: Int, _ query: UnsafeRawBufferPointer, _ head: QueryHead, to output: UnsafeMutableRawBufferPointer
    ) {
        let name = Message.headerLength..<(Message.headerLength + head.nameLength)
        var position = head.questionEnd
        withExtendedLifetime(block) {
            for index in 0..<records {
                output.copy(query, name, to: position)
                position += name.count
                let record = (index * block.recordLength)..<((index + 1) * block.recordLength)
                output.copy(block.octets, (record.lowerBound + 2)..<record.upperBound, to: position)
                position += record.count - 2
            }
        }
    }

    /// RFC 6891 §6.1.2; the DO bit is the query's (RFC 3225 §3). The caller has made sure of the room.
    package static func writeOPT(
        _ payload: UInt16, _ rcode: UInt16, _ dnssecOK: Bool, at start: Int, of output: UnsafeMutableRawBufferPointer
    ) {
        output[start] = 0
        output.store(TypeCode.opt, at: start + 1)
        output.store(payload, at: start + 3)
        output.store((rcode >> 4) << 8, at: start + 5)
        output.store(dnssecOK ? 0x8000 : 0, at: start + 7)
        output.store(0, at: start + 9)
    }
}

extension UnsafeMutableRawBufferPointer {
    /// Writes two octets, the higher one first; the caller has made sure of the room.
    fileprivate func store(_ value: UInt16, at offset: Int) {
        storeBytes(of: value.bigEndian, toByteOffset: offset, as: UInt16.self)
    }

    /// Copies a range of other octets; the caller has made sure of the room.
    fileprivate func copy(_ source: UnsafeRawBufferPointer, _ range: Range<Int>, to offset: Int) {
        UnsafeMutableRawBufferPointer(rebasing: self[offset...])
            .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[range]))
    }
}
