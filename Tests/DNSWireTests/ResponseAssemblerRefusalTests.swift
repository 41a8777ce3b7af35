import Conformance
import DNSWire
import Testing

@Suite struct ResponseAssemblerRefusalTests {
    @Test func `one record more than fits is refused and nothing is written`() throws {
        let block = RecordBlock(type: .a, transport: .udp)
        let query = try Samples.query(Samples.name(length: 33), edns: EDNS(udpPayloadSize: 1232)).encoded()
        let response = { ResponseAssembler.Response(records: $0, udpPayloadSize: 1232) }
        #expect(assembled(response(4093), to: query, by: block) == nil)
        #expect(assembled(response(4092), to: query, by: block)?.count == 65_532)
        let size = 12 + 37 + 16 * 40 + 11
        #expect(assembled(response(40), to: query, by: block, room: size)?.count == size)
        #expect(assembled(response(40), to: query, by: block, room: size - 1) == nil)
        var output = [UInt8](repeating: 0xAA, count: size - 1)
        query.withUnsafeBytes { query in
            output.withUnsafeMutableBytes { output in
                let head = QueryHead(query)
                #expect(
                    head.flatMap { ResponseAssembler(block).assemble(response(40), to: query, head: $0, into: output) }
                        == nil)
            }
        }
        #expect(output.allSatisfy { $0 == 0xAA })
    }

    @Test func `values that do not fit are refused`() throws {
        let block = RecordBlock(type: .a, transport: .udp)
        let query = try Samples.query(DomainName("x.example")).encoded()
        let refused: [ResponseAssembler.Response] = [
            .init(records: -1), .init(records: block.count + 1), .init(answerCount: -1, records: 0),
            .init(answerCount: 65_536, records: 0), .init(rcode: 16, records: 0),
            .init(rcode: 4096, records: 0, udpPayloadSize: 512), .init(records: .max), .init(records: .min),
        ]
        for response in refused { #expect(assembled(response, to: query, by: block) == nil) }
    }

    @Test func `a head read from longer octets than the query's is refused`() throws {
        let long = try Samples.query(Samples.name(length: 200)).encoded()
        let block = RecordBlock(type: .a, transport: .udp)
        var output = [UInt8](repeating: 0, count: 512)
        let length = try long.withUnsafeBytes { query in
            let head = try #require(QueryHead(query))
            return output.withUnsafeMutableBytes {
                ResponseAssembler(block).assemble(
                    .init(records: 0), to: UnsafeRawBufferPointer(rebasing: query[..<100]), head: head, into: $0)
            }
        }
        #expect(length == nil)
    }

    @Test func `header bits and a count that lies are written as told`() throws {
        var query = Samples.query(try DomainName("x.example"), rd: false, edns: EDNS(udpPayloadSize: 1232))
        query.flags.opcode = 4
        query.flags.cd = true
        let response = ResponseAssembler.Response(
            rcode: 0xABC, aa: false, tc: true, ra: true, answerCount: 40, records: 2, udpPayloadSize: 4096)
        let block = RecordBlock(type: .a, transport: .udp)
        var octets = try #require(assembled(response, to: query.encoded(), by: block))
        #expect(Array(octets[6...7]) == [0, 40])
        octets[7] = 2
        let message = try Message(decoding: octets)
        #expect(message.flags == Flags(qr: true, opcode: 4, tc: true, ra: true))
        #expect(message.rcode == 0xABC)
        #expect(message.edns == EDNS(udpPayloadSize: 4096))
    }
}
