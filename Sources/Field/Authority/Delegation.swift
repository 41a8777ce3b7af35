internal import Conformance
internal import DNSWire

/// What an authoritative server's response means to somebody who follows referrals from the root (RFC 1034 §5.3.3).
enum Delegation: Sendable, Equatable {
    /// The server is the authority of the name, whatever it says of it.
    case authoritative
    /// The name is an alias of another, which nothing more is said of here (RFC 1034 §3.6.2).
    case alias(of: DomainName)
    /// Others know more: the servers of a zone that is nearer to the name.
    case referral(zone: DomainName, hosts: [DomainName], glue: [DomainName: [Address]])
    /// The server says nothing, an error, or nothing that can be read; which.
    case failing(String)
    /// The server doesn't know the zone that it was said to serve (a lame delegation, RFC 9499 §7); what it does instead.
    case lame(String)
    /// The server answers as a resolver does, so that somebody may answer in its place; how.
    case recursive(String)

    /// - Parameters:
    ///   - zone: what the server was said to serve.
    ///   - type: of the addresses that were asked for.
    init(_ response: Response, asked name: DomainName, type: RecordType, zone: DomainName) {
        guard let message = response.message else {
            self = .failing(response.words)
            return
        }
        if message.flags.aa, [0, ResponseCode.nameError].contains(message.rcode) {
            let alias = message.addresses(type).isEmpty ? Self.alias(in: message, of: name) : nil
            self = alias.map(Delegation.alias) ?? .authoritative
        } else if message.flags.ra, Self.isResolvers(message, of: zone) {
            self = .recursive("answers as a resolver does: somebody may answer in its place")
        } else if message.rcode != 0 {
            self = .failing(response.words)
        } else {
            self = Self.referral(in: message, for: name, from: zone)
        }
    }

    /// Neither an authority gives answers without AA, nor has a root server offered recursion and failed (RFC 1034 §4.3.1).
    private static func isResolvers(_ message: StrictMessage, of zone: DomainName) -> Bool {
        message.rcode == ResponseCode.nameError || !message.answer.isEmpty || zone.isRoot && message.rcode != 0
    }

    /// The last name that the CNAME records of the answer lead to; nil without any. A loop ends where it began.
    private static func alias(in message: StrictMessage, of name: DomainName) -> DomainName? {
        var aliases: [DomainName: DomainName] = [:]
        for record in message.answer where record.type == RecordCode.cname {
            aliases[message.owner(of: record)] = message.target(of: record)
        }
        var (last, seen) = (name, Set<DomainName>())
        while let next = aliases[last], seen.insert(last).inserted { last = next }
        return last == name ? nil : last
    }

    /// A referral leads down, towards the name; anything else would go round in circles.
    private static func referral(in message: StrictMessage, for name: DomainName, from zone: DomainName) -> Delegation {
        let records = message.authority.filter { $0.type == RecordCode.ns }
        guard let cut = records.first.map(message.owner(of:)) else { return .lame("answers with nothing") }
        guard name.isWithin(cut), cut.isWithin(zone), cut != zone else {
            return .lame("refers to \(cut.words), which leads nowhere")
        }
        let hosts = records.filter { message.owner(of: $0) == cut }.compactMap(message.target(of:))
        var glue: [DomainName: [Address]] = [:]
        for record in message.additional where [RecordType.a.code, RecordType.aaaa.code].contains(record.type) {
            let owner = message.owner(of: record)
            // What a server says of names outside of its zone is not its own to say (RFC 2181 §5.4.1).
            guard hosts.contains(owner), owner.isWithin(zone), let address = Address(octets: message.data(of: record))
            else { continue }
            glue[owner, default: []].append(address)
        }
        return .referral(zone: cut, hosts: hosts, glue: glue)
    }
}

/// TYPE values that are read here (RFC 1035 §3.2.2).
enum RecordCode {
    static let ns: UInt16 = 2
    static let cname: UInt16 = 5
    static let soa: UInt16 = 6
    static let txt: UInt16 = 16
    static let opt: UInt16 = 41
    static let dnskey: UInt16 = 48
    /// The class CH.
    static let chaos: UInt16 = 3
}

/// RCODE values (RFC 1035 §4.1.1), and their names in RFC 6895 §2.3.
enum ResponseCode {
    static let formatError: UInt16 = 1
    static let serverFailure: UInt16 = 2
    static let nameError: UInt16 = 3
    static let notImplemented: UInt16 = 4
    static let refused: UInt16 = 5
    static let notAuthoritative: UInt16 = 9
    static let badVersion: UInt16 = 16

    static func name(_ code: some BinaryInteger) -> String {
        switch Int(code) {
        case 0: "NOERROR"
        case 1: "FORMERR"
        case 2: "SERVFAIL"
        case 3: "NXDOMAIN"
        case 4: "NOTIMP"
        case 5: "REFUSED"
        case 6: "YXDOMAIN"
        case 7: "YXRRSET"
        case 8: "NXRRSET"
        case 9: "NOTAUTH"
        case 10: "NOTZONE"
        case 16: "BADVERS"
        default: "RCODE \(code)"
        }
    }
}
