internal import DNSWire

/// The words of `MATCH`, `REPLY` and `ADJUST`.
extension TestnsReader {
    func readMatch(_ word: Substring, _ entry: inout TestnsEntry) throws(Failure) {
        switch word {
        case "qname": entry.matchesName = true
        case "qtype": entry.matchesType = true
        case "all": (entry.matchesName, entry.matchesType) = (true, true)
        case "UDP": entry.transport = .udp
        case "TCP": entry.transport = .tcp
        case "noedns": entry.asked = .without
        case "DO": entry.asked = .dnssecOK
        case "opcode", "subdomain", "ttl", "ednsdata": break
        case _ where word.hasPrefix("serial="): break
        case _ where word.hasPrefix("udp_size="):
            guard let octets = UInt16(word.dropFirst("udp_size=".count)) else {
                throw failure("\(Self.quoted(word)) has no size in octets")
            }
            entry.asked = .size(octets)
        default: throw failure("\(Self.quoted(word)) is no word of MATCH")
        }
    }

    func readReply(_ word: Substring, _ message: inout Message) throws(Failure) {
        switch word {
        case "QR": message.flags.qr = true
        case "AA": message.flags.aa = true
        case "TC": message.flags.tc = true
        case "RD": message.flags.rd = true
        case "RA": message.flags.ra = true
        case "AD": message.flags.ad = true
        case "CD": message.flags.cd = true
        case "DO": message.edns = EDNS(udpPayloadSize: 4096, dnssecOK: true)
        default:
            if let opcode = Mnemonic.opcode(named: word) {
                message.flags.opcode = opcode
            } else if let rcode = Mnemonic.rcode(named: word) {
                message.rcode = rcode
            } else {
                throw failure("\(Self.quoted(word)) is no word of REPLY")
            }
        }
    }

    func readAdjust(_ word: Substring, _ entry: inout TestnsEntry) throws(Failure) {
        if word == "copy_id" { entry.copiesID = true }
        let isTime = word.hasPrefix("sleep=") || word.hasPrefix("packet_sleep=")
        guard word == "copy_id" || word == "copy_query" || isTime else {
            throw failure("\(Self.quoted(word)) is no word of ADJUST")
        }
    }
}
