internal import CLDNS

extension Message {
    /// Reads a message with libldns, which is lenient: it passes over trailing octets, counts that are too small,
    /// forward pointers and wrong RDLENGTHs. `StrictMessage` does not.
    ///
    /// - Throws: `WireError` when libldns cannot read the octets, or there are more than 65,535.
    public init(decoding octets: [UInt8]) throws(WireError) {
        guard octets.count <= Self.maximumLength else { throw .tooManyOctets(octets.count) }
        var decoded: UnsafeMutablePointer<ldns_pkt>?
        let status = ldns_wire2pkt(&decoded, octets, octets.count)
        guard status == LDNS_STATUS_OK, let packet = decoded else { throw WireError(status) }
        defer { ldns_pkt_free(packet) }
        self.init(
            id: ldns_pkt_id(packet), flags: Self.flags(of: packet), rcode: UInt16(ldns_pkt_get_rcode(packet).rawValue),
            questions: try Self.questions(of: packet), answer: try Self.records(ldns_pkt_answer(packet)),
            authority: try Self.records(ldns_pkt_authority(packet)),
            additional: try Self.records(ldns_pkt_additional(packet)), edns: Self.edns(of: packet))
        if edns != nil { rcode |= UInt16(ldns_pkt_edns_extended_rcode(packet)) << 4 }
        // libldns takes a TSIG record (RFC 8945) out of the additional section.
        if let signature = ldns_pkt_tsig(packet) { additional.append(try Self.record(signature)) }
    }

    private static func flags(of packet: UnsafeMutablePointer<ldns_pkt>) -> Flags {
        Flags(
            qr: ldns_pkt_qr(packet), opcode: UInt8(ldns_pkt_get_opcode(packet).rawValue & 0xF),
            aa: ldns_pkt_aa(packet), tc: ldns_pkt_tc(packet), rd: ldns_pkt_rd(packet), ra: ldns_pkt_ra(packet),
            ad: ldns_pkt_ad(packet), cd: ldns_pkt_cd(packet))
    }

    private static func edns(of packet: UnsafeMutablePointer<ldns_pkt>) -> EDNS? {
        guard ldns_pkt_edns(packet) else { return nil }
        return EDNS(
            udpPayloadSize: ldns_pkt_edns_udp_size(packet), dnssecOK: ldns_pkt_edns_do(packet),
            version: ldns_pkt_edns_version(packet))
    }

    private static func questions(of packet: UnsafeMutablePointer<ldns_pkt>) throws(WireError) -> [Question] {
        var questions: [Question] = []
        for entry in entries(ldns_pkt_question(packet)) {
            questions.append(
                Question(
                    name: try owner(entry), type: UInt16(truncatingIfNeeded: ldns_rr_get_type(entry).rawValue),
                    recordClass: UInt16(truncatingIfNeeded: ldns_rr_get_class(entry).rawValue)))
        }
        return questions
    }

    private static func records(
        _ list: UnsafeMutablePointer<ldns_rr_list>?
    ) throws(WireError) -> [ResourceRecord] {
        var records: [ResourceRecord] = []
        for entry in entries(list) { records.append(try record(entry)) }
        return records
    }

    private static func entries(_ list: UnsafeMutablePointer<ldns_rr_list>?) -> [UnsafeMutablePointer<ldns_rr>] {
        guard let list else { return [] }
        return (0..<ldns_rr_list_rr_count(list)).compactMap { ldns_rr_list_rr(list, $0) }
    }

    static func record(_ entry: UnsafeMutablePointer<ldns_rr>) throws(WireError) -> ResourceRecord {
        var octets: [UInt8] = []
        for index in 0..<ldns_rr_rd_count(entry) {
            guard let field = ldns_rr_rdf(entry, index) else { continue }
            octets += UnsafeBufferPointer(start: ldns_rdf_data(field), count: ldns_rdf_size(field))
        }
        return ResourceRecord(
            owner: try owner(entry), recordClass: UInt16(truncatingIfNeeded: ldns_rr_get_class(entry).rawValue),
            ttl: ldns_rr_ttl(entry),
            data: ResourceRecord.Data(
                type: UInt16(truncatingIfNeeded: ldns_rr_get_type(entry).rawValue), octets: octets))
    }

    private static func owner(_ entry: UnsafeMutablePointer<ldns_rr>) throws(WireError) -> DomainName {
        guard let owner = ldns_rr_owner(entry) else { throw .library("record without an owner") }
        return try DomainName(wire: UnsafeBufferPointer(start: ldns_rdf_data(owner), count: ldns_rdf_size(owner)))
    }
}
