internal import CLDNS

extension Message {
    /// The message's octets, made by libldns.
    ///
    /// - Parameter compressing: whether names are compressed (RFC 1035 §4.1.4).
    /// - Throws: `WireError` when the message has more than 65,535 octets, a section more than 65,535 records, or a
    ///   value does not fit its field.
    public func encoded(compressing: Bool = true) throws(WireError) -> [UInt8] {
        try checkLimits()
        guard let packet = ldns_pkt_new() else { throw .outOfMemory }
        defer { ldns_pkt_free(packet) }
        setHeader(of: packet)
        for question in questions { try Self.push(question, to: packet) }
        for record in answer { try Self.push(record, to: packet, LDNS_SECTION_ANSWER) }
        for record in authority { try Self.push(record, to: packet, LDNS_SECTION_AUTHORITY) }
        for record in additional { try Self.push(record, to: packet, LDNS_SECTION_ADDITIONAL) }
        return try Self.octets(of: packet, compressing: compressing)
    }

    private func setHeader(of packet: UnsafeMutablePointer<ldns_pkt>) {
        ldns_pkt_set_id(packet, id)
        ldns_pkt_set_qr(packet, flags.qr)
        ldns_pkt_set_opcode(packet, ldns_pkt_opcode(rawValue: UInt32(flags.opcode)))
        ldns_pkt_set_aa(packet, flags.aa)
        ldns_pkt_set_tc(packet, flags.tc)
        ldns_pkt_set_rd(packet, flags.rd)
        ldns_pkt_set_ra(packet, flags.ra)
        ldns_pkt_set_ad(packet, flags.ad)
        ldns_pkt_set_cd(packet, flags.cd)
        ldns_pkt_set_rcode(packet, UInt8(rcode & 0xF))
        if let edns { setEDNS(edns, of: packet) }
    }

    private func setEDNS(_ edns: EDNS, of packet: UnsafeMutablePointer<ldns_pkt>) {
        ldns_pkt_set_edns_udp_size(packet, edns.udpPayloadSize)
        ldns_pkt_set_edns_do(packet, edns.dnssecOK)
        ldns_pkt_set_edns_version(packet, edns.version)
        ldns_pkt_set_edns_extended_rcode(packet, UInt8(rcode >> 4))
        // No setter sets it, and without it an OPT record with a payload size of 0 would not be written.
        packet.pointee._edns_present = 1
    }

    private static func push(_ question: Question, to packet: UnsafeMutablePointer<ldns_pkt>) throws(WireError) {
        try push(to: packet, LDNS_SECTION_QUESTION) { entry throws(WireError) in
            ldns_rr_set_question(entry, true)
            ldns_rr_set_type(entry, ldns_rr_type(rawValue: UInt32(question.type)))
            ldns_rr_set_class(entry, ldns_rr_class(rawValue: UInt32(question.recordClass)))
            ldns_rr_set_owner(entry, try field(LDNS_RDF_TYPE_DNAME, question.name.wire))
        }
    }

    private static func push(
        _ record: ResourceRecord, to packet: UnsafeMutablePointer<ldns_pkt>, _ section: ldns_pkt_section
    ) throws(WireError) {
        try push(to: packet, section) { entry throws(WireError) in
            ldns_rr_set_type(entry, ldns_rr_type(rawValue: UInt32(record.data.type)))
            ldns_rr_set_class(entry, ldns_rr_class(rawValue: UInt32(record.recordClass)))
            ldns_rr_set_ttl(entry, record.ttl)
            ldns_rr_set_owner(entry, try field(LDNS_RDF_TYPE_DNAME, record.owner.wire))
            try push(record.data, to: entry)
        }
    }

    /// libldns takes what is pushed, and frees it with the packet; what it does not take is ours to free.
    private static func push(
        to packet: UnsafeMutablePointer<ldns_pkt>, _ section: ldns_pkt_section,
        filling fill: (UnsafeMutablePointer<ldns_rr>) throws(WireError) -> Void
    ) throws(WireError) {
        guard let entry = ldns_rr_new() else { throw .outOfMemory }
        do throws(WireError) {
            try fill(entry)
            guard ldns_pkt_push_rr(packet, section, entry) else { throw .outOfMemory }
        } catch {
            ldns_rr_free(entry)
            throw error
        }
    }

    private static func push(
        _ data: ResourceRecord.Data, to entry: UnsafeMutablePointer<ldns_rr>
    ) throws(WireError) {
        switch data {
        case .a(let octets): try push(octets, expected: 4, to: entry)
        case .aaaa(let octets): try push(octets, expected: 16, to: entry)
        case .ns(let name), .cname(let name): try push(LDNS_RDF_TYPE_DNAME, name.wire, to: entry)
        case .soa(let soa):
            try push(LDNS_RDF_TYPE_DNAME, soa.mname.wire, to: entry)
            try push(LDNS_RDF_TYPE_DNAME, soa.rname.wire, to: entry)
            try push(LDNS_RDF_TYPE_UNKNOWN, soa.numbers.flatMap(\.bigEndianOctets), to: entry)
        case .other(_, let octets): try push(LDNS_RDF_TYPE_UNKNOWN, octets, to: entry)
        }
    }

    private static func push(
        _ address: [UInt8], expected: Int, to entry: UnsafeMutablePointer<ldns_rr>
    ) throws(WireError) {
        guard address.count == expected else { throw .addressLength(address.count, expected: expected) }
        try push(LDNS_RDF_TYPE_UNKNOWN, address, to: entry)
    }

    private static func push(
        _ type: ldns_rdf_type, _ octets: [UInt8], to entry: UnsafeMutablePointer<ldns_rr>
    ) throws(WireError) {
        let field = try field(type, octets)
        guard ldns_rr_push_rdf(entry, field) else {
            ldns_rdf_deep_free(field)
            throw .outOfMemory
        }
    }

    /// Only a field of type DNAME is compressed; libldns writes any other as it stands.
    private static func field(
        _ type: ldns_rdf_type, _ octets: [UInt8]
    ) throws(WireError) -> UnsafeMutablePointer<ldns_rdf> {
        guard let field = ldns_rdf_new_frm_data(type, octets.count, octets) else { throw .outOfMemory }
        return field
    }

    private static func octets(
        of packet: UnsafeMutablePointer<ldns_pkt>, compressing: Bool
    ) throws(WireError) -> [UInt8] {
        guard let buffer = ldns_buffer_new(512) else { throw .outOfMemory }
        defer { ldns_buffer_free(buffer) }
        let status =
            compressing ? ldns_pkt2buffer_wire(buffer, packet) : ldns_pkt2buffer_wire_compress(buffer, packet, nil)
        guard status == LDNS_STATUS_OK else { throw WireError(status) }
        let count = ldns_buffer_position(buffer)
        guard count <= maximumLength else { throw .tooManyOctets(count) }
        return Array(UnsafeBufferPointer(start: ldns_buffer_begin(buffer), count: count))
    }
}

extension WireError {
    static let outOfMemory = WireError.library("out of memory")

    init(_ status: ldns_status) {
        self = .library(ldns_get_errorstr_by_id(status).map { String(cString: $0) } ?? "status \(status.rawValue)")
    }
}
