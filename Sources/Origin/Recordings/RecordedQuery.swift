internal import DNSWire

/// What of a query, recorded or asked now, decides about its response.
struct RecordedQuery: Sendable, Hashable {
    let id: UInt16
    let rd: Bool
    /// The UDP payload size that is offered, in octets; nil without EDNS.
    let ednsSize: Int?
    let dnssecOK: Bool

    init(_ head: QueryHead) {
        id = head.id
        rd = head.rd
        ednsSize = head.udpPayloadSize
        dnssecOK = head.dnssecOK
    }

    /// Nil where nothing was recorded that can be read as a query.
    init?(recorded octets: [UInt8]?) {
        guard let head = octets?.withUnsafeBytes({ QueryHead($0) }) else { return nil }
        self.init(head)
    }

    /// The most octets that may go back over UDP (RFC 1035 §4.2.1, RFC 6891 §6.2.3).
    var udpLimit: Int { min(max(AnswerPlan.plainLimit, ednsSize ?? 0), AnswerPlan.largestDatagram) }

    /// How much another client's way of asking differs: first whether both have EDNS, then by how many octets.
    func distance(to other: RecordedQuery) -> [Int] {
        [(ednsSize == nil) == (other.ednsSize == nil) ? 0 : 1, abs(udpLimit - other.udpLimit)]
    }
}
