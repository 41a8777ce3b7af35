internal import Conformance
internal import DNSWire

/// An answer that must not be believed: right in all but one thing and its addresses.
struct Forgery: Sendable, Hashable {
    let kind: Fault.Forgery
    let octets: [UInt8]

    /// Whether it is sent when the right answer has been sent.
    var isLate: Bool { kind == .lateDuplicate }

    /// As many records as the case has and the query allows, with TC=0.
    init?(
        _ kind: Fault.Forgery, _ planned: Responder.Answer.Planned, query: UnsafeRawBufferPointer,
        from assembler: ResponseAssembler
    ) {
        let (head, plan) = (planned.head, planned.plan)
        let size = MessageSize(nameLength: head.nameLength, type: planned.query.type, edns: plan.hasOPT)
        guard let most = size.largestCount(inOctets: planned.query.limit) else { return nil }
        let records = min(planned.query.count, most, assembler.block.count)
        let response = ResponseAssembler.Response(
            aa: !head.rd, ra: head.rd, records: records,
            udpPayloadSize: plan.hasOPT ? Directory.udpPayloadSize : nil)
        let room = size.octets(count: records)
        var octets = [UInt8](repeating: 0, count: room)
        let length = octets.withUnsafeMutableBytes { assembler.assemble(response, to: query, head: head, into: $0) }
        guard length == room else { return nil }
        Self.spoil(&octets, kind)
        self.kind = kind
        self.octets = octets
    }

    private static func spoil(_ octets: inout [UInt8], _ kind: Fault.Forgery) {
        switch kind {
        case .wrongID:
            octets[0] ^= 0x55
            octets[1] ^= 0x55
        case .wrongQuestion where octets[Message.headerLength] > 0:
            let first = Message.headerLength + 1
            octets[first] = octets[first] == 0x78 || octets[first] == 0x58 ? 0x79 : 0x78
        default: break
        }
    }

    /// The address that it comes from, in network byte order.
    func source(asked: UInt32) -> UInt32 {
        kind == .foreignAddress ? Self.foreignAddress(asked: asked) : asked
    }

    /// Another address than the one that was asked: within 127/8 another one of these, which are the machine's own, and
    /// elsewhere one that only a sandbox owns.
    static func foreignAddress(asked: UInt32) -> UInt32 {
        UInt32(bigEndian: asked) >> 24 == 127 ? foreignLoopback : foreign
    }

    private static let foreign = IPv4.number("45.255.0.1")!
    private static let foreignLoopback = IPv4.number("127.255.0.1")!
}
