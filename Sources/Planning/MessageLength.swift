internal import DNSWire

/// Counts a message's octets as its records are appended, with names compressed as a server does it (RFC 1035 §4.1.4).
struct MessageLength {
    private(set) var octets = Message.headerLength
    /// The names, and their ends, that a pointer can lead to.
    private var targets: Set<DomainName> = []

    /// A pointer has 14 bits for the offset that it leads to.
    private static let reach = 1 << 14
    private static let pointerLength = 2
    /// TYPE, CLASS, TTL and RDLENGTH (RFC 1035 §3.2.1).
    private static let fixedLength = 10

    mutating func append(_ question: Question) {
        append(question.name)
        octets += 4
    }

    mutating func append(_ record: ResourceRecord) {
        append(record.owner)
        octets += Self.fixedLength
        switch record.data {
        case .a(let data), .aaaa(let data), .other(_, let data): octets += data.count
        case .ns(let name), .cname(let name): append(name)
        case .soa(let soa):
            append(soa.mname)
            append(soa.rname)
            octets += 20
        }
    }

    /// Records whose owner is a name that stands in the message already.
    mutating func append(addresses count: Int, of length: Int) {
        octets += count * (Self.pointerLength + Self.fixedLength + length)
    }

    mutating func append(opt: Bool) {
        octets += opt ? EDNS.recordLength : 0
    }

    private mutating func append(_ name: DomainName) {
        var rest = name
        while !rest.isRoot {
            if targets.contains(rest) {
                octets += Self.pointerLength
                return
            }
            if octets < Self.reach { targets.insert(rest) }
            let label = rest.labels[0]
            octets += 1 + label.count
            rest = rest.parent
        }
        octets += 1
    }
}

extension DomainName {
    /// The name without its first label; the root's parent is the root.
    var parent: DomainName { (try? DomainName(labels: labels.dropFirst())) ?? .root }

    /// The name's last labels, all of them where it has fewer.
    func last(_ count: Int) -> DomainName { (try? DomainName(labels: labels.suffix(count))) ?? self }
}
