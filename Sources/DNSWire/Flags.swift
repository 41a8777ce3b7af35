/// The header's second 16 bits without RCODE (RFC 1035 §4.1.1, RFC 4035 §3), under their names there.
public struct Flags: Hashable, Sendable {
    /// QR: the message is a response.
    public var qr: Bool
    /// OPCODE, 4 bits: 0 is QUERY.
    public var opcode: UInt8
    /// AA: the answer is authoritative.
    public var aa: Bool
    /// TC: the message was truncated.
    public var tc: Bool
    /// RD: recursion is desired.
    public var rd: Bool
    /// RA: recursion is available.
    public var ra: Bool
    /// AD: the data is authentic.
    public var ad: Bool
    /// CD: checking is disabled.
    public var cd: Bool

    public init(
        qr: Bool = false, opcode: UInt8 = 0, aa: Bool = false, tc: Bool = false, rd: Bool = false, ra: Bool = false,
        ad: Bool = false, cd: Bool = false
    ) {
        self.qr = qr
        self.opcode = opcode
        self.aa = aa
        self.tc = tc
        self.rd = rd
        self.ra = ra
        self.ad = ad
        self.cd = cd
    }

    /// Reads them out of the header's second 16 bits; the reserved bit Z and RCODE are passed over.
    init(word: UInt16) {
        self.init(
            qr: word & Self.qrBit != 0, opcode: UInt8(word >> 11 & 0xF), aa: word & Self.aaBit != 0,
            tc: word & Self.tcBit != 0, rd: word & Self.rdBit != 0, ra: word & Self.raBit != 0,
            ad: word & Self.adBit != 0, cd: word & Self.cdBit != 0)
    }

    static let qrBit: UInt16 = 0x8000
    static let aaBit: UInt16 = 0x0400
    static let tcBit: UInt16 = 0x0200
    static let rdBit: UInt16 = 0x0100
    static let raBit: UInt16 = 0x0080
    static let adBit: UInt16 = 0x0020
    static let cdBit: UInt16 = 0x0010
}
