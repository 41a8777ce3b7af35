/// Numbers out of a message, and the end of a name in one; whoever asks has made sure that they are there.
extension [UInt8] {
    func uint16(at offset: Int) -> UInt16 { UInt16(self[offset]) << 8 | UInt16(self[offset + 1]) }

    func uint32(at offset: Int) -> UInt32 { UInt32(uint16(at: offset)) << 16 | UInt32(uint16(at: offset + 2)) }

    /// The offset behind a name, whose pointer isn't followed (RFC 1035 §4.1.4).
    func endOfName(at start: Int) -> Int {
        var position = start
        while position < count {
            if self[position] >= 0xC0 { return position + 2 }
            if self[position] == 0 { return position + 1 }
            position += 1 + Int(self[position])
        }
        return count
    }
}
