import Conformance
import DNSWire

/// Names and messages that several tests need.
enum Samples {
    /// A name of this many octets on the wire: labels of `a`, then what is left.
    static func name(length: Int) throws -> DomainName {
        var labels: [[UInt8]] = []
        var left = length - 1
        while left > 0 {
            // Never leave a single octet, which is no label.
            let take = left > 64 ? (left == 65 ? 63 : 64) : left
            labels.append([UInt8](repeating: UInt8(ascii: "a"), count: take - 1))
            left -= take
        }
        return try DomainName(labels: labels)
    }

    static func query(
        _ name: DomainName, type: UInt16 = 1, id: UInt16 = 0xBEEF, rd: Bool = true, edns: EDNS? = nil
    ) -> Message {
        Message(id: id, flags: Flags(rd: rd), questions: [Question(name: name, type: type)], edns: edns)
    }

    /// The response that the fast path gives to `query`, as values.
    static func response(
        to query: Message, type: RecordType = .a, count: Int, transport: Transport = .udp, edns: EDNS? = nil
    ) -> Message {
        let addresses = TestAddresses(type)
        let owner = query.questions[0].name
        return Message(
            id: query.id, flags: Flags(qr: true, aa: true, rd: query.flags.rd), questions: query.questions,
            answer: (0..<count).map {
                ResourceRecord(owner: owner, ttl: 300, data: .init(addresses.address($0, over: transport)))
            }, edns: edns)
    }

    /// A response with everything the strict reader looks at: alias, addresses, SOA, NS, glue, EDNS.
    static func rich() throws -> Message {
        let name = try DomainName("www.example.com")
        let target = try DomainName("edge.example.net")
        let server = try DomainName("ns1.example.net")
        let soa = ResourceRecord.StartOfAuthority(
            mname: server, rname: try DomainName("hostmaster.example.net"), serial: 1, refresh: 2, retry: 3, expire: 4,
            minimum: 5)
        return Message(
            id: 7, flags: Flags(qr: true, aa: true, rd: true, ra: true), questions: [Question(name: name, type: 1)],
            answer: [
                ResourceRecord(owner: name, ttl: 60, data: .cname(target)),
                ResourceRecord(owner: target, ttl: 60, data: .a([198, 18, 0, 1])),
                ResourceRecord(owner: target, ttl: 60, data: .aaaa(Array(0..<16))),
            ],
            authority: [
                ResourceRecord(owner: try DomainName("example.net"), ttl: 60, data: .ns(server)),
                ResourceRecord(owner: try DomainName("example.net"), ttl: 60, data: .soa(soa)),
            ],
            additional: [
                ResourceRecord(owner: server, ttl: 60, data: .a([198, 18, 0, 2])),
                ResourceRecord(owner: server, ttl: 60, data: .other(type: 16, octets: [2, 0x68, 0x69])),
            ],
            edns: EDNS(udpPayloadSize: 1232, dnssecOK: true))
    }
}

/// The header of a message with these counts, QR=1.
func header(questions: UInt8 = 0, answer: UInt8 = 0, authority: UInt8 = 0, additional: UInt8 = 0) -> [UInt8] {
    [0, 1, 0x80, 0, 0, questions, 0, answer, 0, authority, 0, additional]
}

/// The fast path's octets for a response; nil when it refuses.
func assembled(
    _ response: ResponseAssembler.Response, to query: [UInt8], by block: RecordBlock, room: Int = 65_535
) -> [UInt8]? {
    var output = [UInt8](repeating: 0xAA, count: room)
    let length = query.withUnsafeBytes { query in
        output.withUnsafeMutableBytes { output in
            QueryHead(query).flatMap {
                ResponseAssembler(block).assemble(response, to: query, head: $0, into: output)
            }
        }
    }
    return length.map { Array(output[..<$0]) }
}
