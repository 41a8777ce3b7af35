/// The octets of a load's query, and the length of its response (RFC 1035, section 4; RFC 6891, section 6.1.2).
extension Load {
    private static let headerOctets = 12
    private static let recordOctets = 16
    /// The root as owner, type OPT, a UDP payload size of 1232 octets, nothing else.
    private static let opt: [UInt8] = [0, 0, 41, 0x04, 0xd0, 0, 0, 0, 0, 0, 0]

    /// Forty addresses go into one datagram only when EDNS allows more than 512 octets; TCP needs no EDNS.
    private var hasEDNS: Bool { transport == .udp }

    private var question: [UInt8] {
        let labels = name.split(separator: ".").flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) }
        return labels + [0, 0, 1, 0, 1]
    }

    /// The query with ID 0: type A, class IN.
    var query: [UInt8] {
        let header: [UInt8] = [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, hasEDNS ? 1 : 0]
        return header + question + (hasEDNS ? Self.opt : [])
    }

    /// The query in hexadecimal, as the load generator takes it.
    var hexadecimalQuery: String {
        let digits = Array("0123456789abcdef")
        return String(query.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// The octets of a minimal response: compressed owners, no authority section, an OPT record where one was sent.
    var responseOctets: Int {
        Self.headerOctets + question.count + answers * Self.recordOctets + (hasEDNS ? Self.opt.count : 0)
    }
}
