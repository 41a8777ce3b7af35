extension Message {
    /// Refuses what no message can hold, before libldns sees it: it never returns from 65,536 records, it encodes
    /// oversize messages without a word, and memory for them would have no bound.
    func checkLimits() throws(WireError) {
        guard flags.opcode <= 15 else { throw .opcodeOutOfRange(flags.opcode) }
        guard rcode <= (edns == nil ? 15 : 4095) else { throw .rcodeOutOfRange(rcode) }
        try checkCount(questions.count, in: .question)
        try checkCount(answer.count, in: .answer)
        try checkCount(authority.count, in: .authority)
        try checkCount(additional.count + (edns == nil ? 0 : 1), in: .additional)
        let fewest = Self.headerLength + questions.count * 5 + fewestRecordOctets
        guard fewest <= Self.maximumLength else { throw .tooManyOctets(fewest) }
    }

    private func checkCount(_ count: Int, in section: Section) throws(WireError) {
        guard count <= Int(UInt16.max) else { throw .tooManyRecords(count, in: section) }
    }

    /// A lower bound: every owner as the root, every name in RDATA as small as can be.
    private var fewestRecordOctets: Int {
        [answer, authority, additional].reduce(0) { total, section in
            section.reduce(total) { $0 + 11 + $1.data.fewestOctets }
        }
    }
}
