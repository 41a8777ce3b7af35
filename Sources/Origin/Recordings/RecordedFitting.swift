internal import DNSWire

/// Fits recorded responses to another client than the one that got them.
///
/// A message that isn't well-formed keeps all its octets but for the ID, and the question where that can be read.
struct RecordedFitting {
    let client: RecordedQuery
    /// The question as the client wrote it.
    let question: [UInt8]
    /// What the recorded client asked; nil where that isn't known.
    let recorded: RecordedQuery?

    init(_ head: QueryHead, query: UnsafeRawBufferPointer, recorded: RecordedQuery?) {
        client = RecordedQuery(head)
        question = Array(query[Message.headerLength..<head.questionEnd])
        self.recorded = recorded
    }

    /// Over UDP: what fitted the recorded client and doesn't fit this one is truncated, and what was too long for its own
    /// client stays too long.
    func datagram(_ message: RecordedMessage) -> [UInt8] {
        let fitted = fit(message, limit: client.udpLimit)
        let overran = recorded.map { message.octets.count > $0.udpLimit } ?? false
        guard message.isWellFormed, !overran, fitted.count > client.udpLimit else { return fitted }
        return truncated(fitted, of: message)
    }

    /// - Parameter limit: the octets beyond which no OPT record is added.
    func fit(_ message: RecordedMessage, limit: Int) -> [UInt8] {
        var octets = message.octets
        patchHeader(&octets, of: message)
        guard message.isWellFormed else { return octets }
        if client.ednsSize == nil, let start = message.optStart, message.rcode < 16 {
            octets.removeSubrange(start...)
            octets.changeAdditionalCount(by: -1)
        } else if addsOPT(to: message), octets.count + EDNS.recordLength <= limit {
            octets += ownOPT()
            octets.changeAdditionalCount(by: 1)
        }
        return octets
    }

    /// A response of our own, for what was not recorded.
    func empty(rcode: UInt16 = ResponseCode.noError, isTruncated: Bool = false) -> [UInt8] {
        let flags: UInt8 = 0x80 | (client.rd ? 0x01 : 0x04) | (isTruncated ? 0x02 : 0)
        let hasOPT = client.ednsSize != nil
        let header = [
            UInt8(client.id >> 8), UInt8(client.id & 0xFF), flags, UInt8(rcode & 0xF) | (client.rd ? 0x80 : 0), 0, 1, 0,
            0, 0, 0, 0,
            hasOPT ? 1 : 0,
        ]
        return header + question + (hasOPT ? ownOPT() : [])
    }

    // MARK: Parts

    private func patchHeader(_ octets: inout [UInt8], of message: RecordedMessage) {
        guard let id = message.id else { return }
        // A wrong ID stays wrong, by the same bits.
        let patched = id ^ (recorded?.id ?? id) ^ client.id
        (octets[0], octets[1]) = (UInt8(patched >> 8), UInt8(patched & 0xFF))
        guard message.asksTheSame else { return }
        octets.replaceSubrange(Message.headerLength..<(Message.headerLength + question.count), with: question)
        patchRD(&octets, of: message)
    }

    /// RD as the client sent it, where the recorded server copied it; and with it the server's part: to who asks for no
    /// recursion it is an authoritative server, to others a recursive one.
    private func patchRD(_ octets: inout [UInt8], of message: RecordedMessage) {
        let asked = recorded?.rd ?? message.rd
        guard message.rd == asked, client.rd != asked else { return }
        octets[2] = octets[2] & ~0x05 | (client.rd ? 0x01 : 0x04)
        octets[3] = octets[3] & ~0x80 | (client.rd ? 0x80 : 0)
    }

    private func addsOPT(to message: RecordedMessage) -> Bool {
        client.ednsSize != nil && recorded?.ednsSize == nil && !message.hasOPT && !message.isSigned
    }

    /// Header, question and OPT record.
    private func truncated(_ fitted: [UInt8], of message: RecordedMessage) -> [UInt8] {
        guard message.asksTheSame else { return fitted }
        let recordedOPT = message.optStart.map { Array(message.octets[$0...]) }
        let opt = client.ednsSize == nil ? nil : recordedOPT ?? (addsOPT(to: message) ? ownOPT() : nil)
        var header = Array(fitted[..<Message.headerLength])
        header[2] |= 0x02
        header.replaceSubrange(6..., with: [0, 0, 0, 0, 0, opt == nil ? 0 : 1])
        return header + question + (opt ?? [])
    }

    /// RFC 6891 §6.1.2; the DO bit is the query's (RFC 3225 §3).
    private func ownOPT() -> [UInt8] {
        let size = Directory.udpPayloadSize
        return [0, 0, 41, UInt8(size >> 8), UInt8(size & 0xFF), 0, 0, client.dnssecOK ? 0x80 : 0, 0, 0, 0]
    }
}

extension [UInt8] {
    /// ARCOUNT (RFC 1035 §4.1.1).
    fileprivate mutating func changeAdditionalCount(by change: Int) {
        let count = Int(self[10]) << 8 | Int(self[11]) + change
        (self[10], self[11]) = (UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count))
    }
}
