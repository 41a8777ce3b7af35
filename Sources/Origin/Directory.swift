internal import Conformance
internal import DNSWire

/// Every name that is not a case: what background queries ask for. They always get the right answer, because a silent or
/// wrong one makes some resolvers declare the server dead.
struct Directory: Sendable {
    private let zone: DomainName
    private let topLevel: DomainName
    private let fixed: [DomainName]
    private let playbook: Playbook
    private let rootName = DomainName.root
    private let rootServer: DomainName
    private let zoneServer: DomainName?
    /// Whether names that nothing is known of are refused, as by a server that has only certain zones.
    private let refusesOthers: Bool

    private static let ttl: UInt32 = 300
    /// What we take ourselves, in octets.
    static let udpPayloadSize: UInt16 = 1232

    init(zone: DomainName, fixed: [DomainName], playbook: Playbook, refusesOthers: Bool = false) {
        self.refusesOthers = refusesOthers
        self.zone = zone
        self.fixed = fixed
        self.playbook = playbook
        topLevel = zone.labels.last.flatMap { try? DomainName.root.prepending($0) } ?? .root
        rootServer = (try? DomainName.root.prepending("ns")) ?? .root
        zoneServer = try? zone.prepending("ns")
    }

    /// What is no query with one question gets FORMERR when it has a header to answer, and silence when it is a response.
    private func refuse(_ query: UnsafeRawBufferPointer, into space: UnsafeMutableRawBufferPointer) -> Int {
        guard query.count >= 12, query[2] & 0x80 == 0 else { return 0 }
        let header: [UInt8] = [query[0], query[1], 0x80 | (query[2] & 0x79), 1, 0, 0, 0, 0, 0, 0, 0, 0]
        return write(header, into: space)
    }

    /// Writes the response to anything but a case.
    ///
    /// - Parameter head: what the server takes the query for; nil where it is none.
    /// - Returns: its length in octets; 0 when none is to be sent.
    func respond(
        to asking: Responder.Asking, head: QueryHead?, into space: UnsafeMutableRawBufferPointer
    ) -> Int {
        guard let head, let name = asking.query.questionName(head) else {
            return refuse(asking.query, into: space)
        }
        var message = Message(id: head.id)
        message.flags.qr = true
        message.flags.opcode = head.opcode
        message.flags.rd = head.rd
        message.questions = [Question(name: name, type: head.qtype, recordClass: head.qclass)]
        if head.udpPayloadSize != nil { message.edns = EDNS(udpPayloadSize: Self.udpPayloadSize) }
        if head.opcode != 0 {
            message.rcode = ResponseCode.notImplemented
        } else if head.qclass != ClassCode.internet {
            message.rcode = ResponseCode.refused
        } else if refusesOthers, !name.isWithin(zone), !exists(name) {
            message.rcode = ResponseCode.refused
        } else {
            fill(&message, name: name, head: head, asking: asking)
        }
        guard let octets = try? message.encoded() else { return 0 }
        return write(octets, into: space)
    }

    private func write(_ octets: [UInt8], into space: UnsafeMutableRawBufferPointer) -> Int {
        guard octets.count <= space.count else { return 0 }
        space.copyBytes(from: octets)
        return octets.count
    }

    private func fill(_ message: inout Message, name: DomainName, head: QueryHead, asking: Responder.Asking) {
        switch asking.role {
        case .origin:
            // To a recursive resolver we are an authoritative server, to a stub or forwarder a recursive one.
            message.flags.aa = !head.rd
            message.flags.ra = head.rd
            answer(&message, name, head.qtype, apex: apex(of: name), address: IPv4.text(asking.destination))
        case .root(let server):
            if name.isWithin(topLevel), topLevel != rootName {
                refer(&message, to: topLevel, server: server)
            } else {
                message.flags.aa = true
                answer(&message, name, head.qtype, apex: rootName, address: IPv4.text(asking.destination))
            }
        case .topLevel(let server):
            let cut = apex(of: name)
            if cut != zone, cut.isWithin(zone) {
                refer(&message, to: cut, server: server)
            } else {
                message.flags.aa = true
                answer(&message, name, head.qtype, apex: topLevel, address: IPv4.text(asking.destination))
            }
        }
    }

    /// The zone that a name is in: each scenario's is one of its own, so that its delegation can lead anywhere.
    private func apex(of name: DomainName) -> DomainName {
        guard let labels = name.labels(below: zone) else { return rootName }
        // The zone's own server is no scenario.
        guard let scenario = labels.last, !(labels.count == 1 && name == zoneServer) else { return zone }
        return (try? zone.prepending(scenario)) ?? zone
    }

    private func refer(_ message: inout Message, to cut: DomainName, server: String) {
        let hosts = hosts(of: cut)
        message.authority = hosts.map { ResourceRecord(owner: cut, ttl: Self.ttl, data: .ns($0)) }
        message.additional = hosts.flatMap { addressRecord($0, server) }
    }

    private func answer(
        _ message: inout Message, _ name: DomainName, _ type: UInt16, apex: DomainName, address: String
    ) {
        let hosts = hosts(of: apex)
        let isHost = hosts.contains(name)
        switch type {
        case 2 where name == apex:
            message.answer = hosts.map { ResourceRecord(owner: apex, ttl: Self.ttl, data: .ns($0)) }
            message.additional = hosts.flatMap { addressRecord($0, address) }
        case 6 where name == apex: message.answer = [startOfAuthority(apex, hosts[0])]
        case 1 where isHost: message.answer = addressRecord(name, address)
        default:
            message.authority = [startOfAuthority(apex, hosts[0])]
            if name != apex && !isHost && !exists(name) { message.rcode = ResponseCode.nameError }
        }
    }

    /// The names of a zone's servers: one, or more where a scenario delegates to more; never none.
    private func hosts(of apex: DomainName) -> [DomainName] {
        if apex == rootName { return [rootServer] }
        let labels = apex.labels(below: zone) ?? []
        let part = labels.count == 1 ? playbook[String(decoding: labels[0], as: UTF8.self).lowercased()] : nil
        let hosts = (1...(part?.servers ?? 1)).compactMap { try? apex.prepending(ServedLabel.server($0)) }
        return hosts.isEmpty ? [apex] : hosts
    }

    /// Names with something below them, or with records of another type (RFC 8020, RFC 2308 §2.2).
    private func exists(_ name: DomainName) -> Bool {
        if zone.isWithin(name) || fixed.contains(where: { $0.isWithin(name) }) { return true }
        guard let labels = name.labels(below: zone) else { return false }
        if labels.count == 1 { return true }
        let content = CaseName.Content(label: String(decoding: labels[labels.count - 2], as: UTF8.self).lowercased())
        return content != nil
    }

    private func addressRecord(_ host: DomainName, _ address: String) -> [ResourceRecord] {
        guard let address = Address(address) else { return [] }
        return [ResourceRecord(owner: host, ttl: Self.ttl, data: ResourceRecord.Data(address))]
    }

    /// A short time for "no such data" (RFC 2308 §5), so that nothing wrong is remembered for long.
    private func startOfAuthority(_ apex: DomainName, _ host: DomainName) -> ResourceRecord {
        let values = ResourceRecord.StartOfAuthority(
            mname: host, rname: host, serial: 1, refresh: 3600, retry: 600, expire: 86400, minimum: 60)
        return ResourceRecord(owner: apex, ttl: 60, data: .soa(values))
    }
}
