internal import Conformance
internal import DNSWire

/// What is sent for one query of a case, before any octet is written: the scenario's faults on the right answer.
struct AnswerPlan: Sendable, Hashable {
    /// Records that are written, and that the header counts.
    var records: Int
    var tc = false
    var compressed: Bool
    /// The octets that leave; fewer than were written when the payload is cut, 0 when it is dropped.
    var sent: Int
    /// The size of the response as it was written.
    var octets: Int
    var action: Exchange.Action = .answered

    /// A UDP payload can't be longer over IPv4: 65,535 less the headers of IP (20) and UDP (8).
    static let largestDatagram = 65_507
    static let largestMessage = 65_535
    /// RFC 1035 §4.2.1.
    static let plainLimit = 512

    /// One query, as far as the plan needs it.
    struct Query {
        let type: RecordType
        let count: Int
        /// Octets of the owner name.
        let nameLength: Int
        let transport: Transport
        /// The UDP payload size offered, in octets; nil without EDNS.
        let ednsSize: Int?

        /// The most octets that the right answer may have. Values below 512 count as 512 (RFC 6891 §6.2.3).
        var limit: Int {
            switch transport {
            case .tcp: largestMessage
            case .udp: min(max(ednsSize ?? plainLimit, plainLimit), largestDatagram)
            }
        }
    }

    init(_ query: Query, faults: [Fault]) {
        compressed = !faults.contains(.noCompression)
        // The faults on size and delivery strike datagrams only.
        let faults = query.transport == .udp ? faults : []
        let size = MessageSize(
            nameLength: query.nameLength, type: query.type, compressed: compressed, edns: query.ednsSize != nil)
        let overrun = faults.contains { $0.omitsTC(query) }
        let whole = size.octets(count: query.count)
        if let truncation = faults.truncation {
            tc = true
            records = truncation == .empty ? 0 : min(query.count, size.largestCount(inOctets: Self.plainLimit) ?? 0)
        } else if whole <= (overrun ? Self.largestDatagram : query.limit) {
            records = query.count
            action = whole > query.limit ? .oversize : .answered
        } else {
            tc = true
            records = 0
        }
        octets = size.octets(count: records)
        sent = octets
        for fault in faults { deliver(fault) }
    }

    /// What the path does to the octets.
    private mutating func deliver(_ fault: Fault) {
        switch fault {
        case .cut(let octet) where octets > octet:
            sent = min(sent, octet)
            action = .cut
        case .drop(let above) where octets > above:
            sent = 0
            action = .dropped
        default: break
        }
    }
}

extension Fault {
    fileprivate func omitsTC(_ query: AnswerPlan.Query) -> Bool {
        switch self {
        case .omitTC(.all): true
        case .omitTC(.withoutEDNS): query.ednsSize == nil
        default: false
        }
    }
}

extension [Fault] {
    fileprivate var truncation: Fault.Truncation? {
        for case .truncate(let truncation) in self { return truncation }
        return nil
    }
}
