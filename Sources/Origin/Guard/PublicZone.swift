internal import Conformance
internal import DNSWire

/// The zone as the Internet sees it: SOA and NS at its apex, and below it the cases, which the responder answers.
///
/// One zone without cuts, unlike the sandbox's, whose directory gives every scenario a zone of its own.
struct PublicZone: Sendable {
    let apex: DomainName
    private let servers: [NameServer]
    private let fixed: [DomainName]
    private let playbook: Playbook

    private static let ttl: UInt32 = 3600
    /// Seconds that what isn't there may be remembered (RFC 2308 §5).
    private static let negativeTTL: UInt32 = 60
    /// No message holds more records of any name.
    private static let mostRecords = 4096

    /// IXFR, AXFR, MAILB and MAILA (RFC 1035 §3.2.3): what is no type of a record and not answered here.
    private static let transfers: ClosedRange<UInt16> = 251...254

    /// - Parameters:
    ///   - servers: not empty.
    ///   - fixed: names within the zone that the responder answers.
    init(apex: DomainName, servers: [NameServer], fixed: [DomainName], scenarios: [Scenario]) {
        self.apex = apex
        self.servers = servers
        self.fixed = fixed
        playbook = Playbook(scenarios)
    }

    /// What a query is for.
    enum Asked: Hashable {
        /// A name that the responder may know.
        case content
        /// The zone itself, or nothing that there is.
        case zone
        /// An RCODE and nothing else.
        case refused(rcode: UInt16)
    }

    func asked(_ head: QueryHead, _ name: DomainName) -> Asked {
        // RFC 1035 §4.1.1: NOTIMP and REFUSED.
        if head.opcode != 0 { return .refused(rcode: ResponseCode.notImplemented) }
        if head.qclass != ClassCode.internet || Self.transfers.contains(head.qtype) || !name.isWithin(apex) {
            return .refused(rcode: ResponseCode.refused)
        }
        return isContent(name) ? .content : .zone
    }

    private func isContent(_ name: DomainName) -> Bool {
        if fixed.contains(name) { return true }
        guard let caseName = CaseName(name, zone: apex), playbook[caseName.scenario] != nil else { return false }
        return caseName.content.total <= Self.mostRecords
    }

    /// The same as if the first server's address had been asked: glue must not tell the address of this machine, which may be
    /// behind a translator.
    func telling(_ asking: Responder.Asking) -> Responder.Asking {
        let address = servers[0].addresses.lazy.compactMap { IPv4.number("\($0)") }.first
        return .init(
            query: asking.query, transport: asking.transport, destination: address ?? asking.destination,
            role: asking.role)
    }

    /// The authoritative answer to what the responder doesn't answer.
    func response(to head: QueryHead, _ name: DomainName) -> Message {
        var message = Message(id: head.id)
        (message.flags.qr, message.flags.aa, message.flags.rd) = (true, true, head.rd)
        message.questions = [Question(name: name, type: head.qtype)]
        if head.udpPayloadSize != nil { message.edns = EDNS(udpPayloadSize: Directory.udpPayloadSize) }
        message.answer = records(of: name, head.qtype)
        if message.answer.isEmpty {
            message.authority = [startOfAuthority]
            if !exists(name) { message.rcode = ResponseCode.nameError }
        } else if name == apex, head.qtype == TypeCode.ns {
            message.additional = servers.flatMap(addressRecords)
        }
        return message
    }

    private func records(of name: DomainName, _ type: UInt16) -> [ResourceRecord] {
        switch type {
        case TypeCode.soa where name == apex: [startOfAuthority]
        case TypeCode.ns where name == apex:
            servers.map { ResourceRecord(owner: apex, ttl: Self.ttl, data: .ns($0.name)) }
        // RFC 8482 §4.2: something small that there is no more behind.
        case TypeCode.any where exists(name):
            [ResourceRecord(owner: name, ttl: Self.ttl, data: .other(type: TypeCode.hinfo, octets: Self.noANY))]
        default:
            servers.first { $0.name == name }.map(addressRecords)?.filter { $0.data.type == type } ?? []
        }
    }

    /// CPU "RFC8482" and an empty OS, each a character string (RFC 1035 §3.3.2).
    private static let noANY: [UInt8] = [7] + Array("RFC8482".utf8) + [0]

    /// The server's addresses, where they belong to the zone.
    private func addressRecords(_ server: NameServer) -> [ResourceRecord] {
        guard server.name.isWithin(apex) else { return [] }
        return server.addresses.map {
            ResourceRecord(owner: server.name, ttl: Self.ttl, data: ResourceRecord.Data($0))
        }
    }

    /// Names with records of any type, or with something below them (RFC 8020, RFC 2308 §2.2).
    private func exists(_ name: DomainName) -> Bool {
        if isContent(name) || (servers.map(\.name) + fixed).contains(where: { $0.isWithin(name) }) { return true }
        guard let labels = name.labels(below: apex)?.map({ String(decoding: $0, as: UTF8.self).lowercased() }) else {
            return false
        }
        switch labels.count {
        case 0: return true
        case 1: return playbook[labels[0]] != nil
        case 2:
            guard let content = CaseName.Content(label: labels[0]) else { return false }
            return playbook[labels[1]] != nil && content.total <= Self.mostRecords
        default: return false
        }
    }

    private var startOfAuthority: ResourceRecord {
        let host = servers[0].name
        let values = ResourceRecord.StartOfAuthority(
            mname: host, rname: host, serial: 1, refresh: 3600, retry: 600, expire: 86400, minimum: Self.negativeTTL)
        return ResourceRecord(owner: apex, ttl: Self.negativeTTL, data: .soa(values))
    }
}

extension CaseName.Content {
    fileprivate var total: Int {
        switch self {
        case .records(_, let count), .control(let count): count
        }
    }
}
