internal import DNSWire

/// What is done to a response that is written already.
extension UnsafeMutableRawBufferPointer {
    /// Adds a COOKIE option (RFC 7873 §4) to the OPT record that the message ends with.
    ///
    /// - Returns: its length then; as it was where it doesn't end with one.
    func appendCookie(_ cookie: [UInt8], to length: Int) -> Int {
        let start = length - EDNS.recordLength
        let added = CookieOption.headLength + cookie.count
        guard start >= Message.headerLength, length + added <= count, hasEmptyOPT(at: start) else { return length }
        store(UInt16(added), at: length - 2)
        store(CookieOption.code, at: length)
        store(UInt16(cookie.count), at: length + 2)
        UnsafeMutableRawBufferPointer(rebasing: self[(length + CookieOption.headLength)...]).copyBytes(from: cookie)
        return length + added
    }

    /// AA=1 and RA=0, whatever the query desired: the responder is a recursive server to those who desire one.
    func makeAuthoritative(_ length: Int) {
        guard length >= Message.headerLength else { return }
        self[2] |= 0x04
        self[3] &= 0x7F
    }

    /// The root's name, TYPE 41 and RDLENGTH 0 (RFC 6891 §6.1.2), and a record that it can be.
    private func hasEmptyOPT(at start: Int) -> Bool {
        self[start] == 0 && self[start + 1] == 0 && self[start + 2] == 41 && self[start + 9] == 0
            && self[start + 10] == 0
            && self[11] > 0
    }

    private func store(_ value: UInt16, at offset: Int) {
        storeBytes(of: value.bigEndian, toByteOffset: offset, as: UInt16.self)
    }
}
