import Conformance
import DNSWire
import Glibc
import Testing

@Suite struct ResponseAssemblerTests {
    /// Whether the fast path and libldns write the same octets.
    private func agree(
        _ name: DomainName, _ block: RecordBlock, count: Int, edns: EDNS?, compressed: Bool = true
    ) throws -> Bool {
        let query = Samples.query(name, type: block.type.code, edns: edns)
        let expected = try Samples.response(
            to: query, type: block.type, count: count, transport: block.transport, edns: edns
        ).encoded(compressing: compressed)
        let response = ResponseAssembler.Response(
            records: count, compressed: compressed, udpPayloadSize: edns?.udpPayloadSize)
        return same(try assembled(response, to: query.encoded(), by: block), expected)
    }

    /// Equality that stays quick without optimisation, where that of arrays asks for every octet by itself.
    private func same(_ assembled: [UInt8]?, _ expected: [UInt8]) -> Bool {
        assembled.map { $0.count == expected.count && memcmp($0, expected, expected.count) == 0 } ?? false
    }

    private func largest(_ name: DomainName, _ type: RecordType, edns: Bool, compressed: Bool = true) throws -> Int {
        let size = MessageSize(nameLength: name.length, type: type, compressed: compressed, edns: edns)
        return try #require(size.largestCount(inOctets: 65_535))
    }

    @Test(arguments: RecordType.allCases)
    func `it writes what libldns writes for every count that fits`(type: RecordType) throws {
        let block = RecordBlock(type: type, transport: .udp)
        let query = Samples.query(try DomainName("aB3.a40.Tcp-Refused.brimful.example"), type: type.code)
        let octets = try query.encoded()
        let largest = try largest(query.questions[0].name, type, edns: false)
        let whole = Samples.response(to: query, type: type, count: largest)
        var expected = whole
        for count in 0...largest {
            expected.answer = Array(whole.answer[..<count])
            let agrees = try same(assembled(.init(records: count), to: octets, by: block), expected.encoded())
            if !agrees { Issue.record("\(count) records") }
        }
        #expect(assembled(.init(records: largest + 1), to: octets, by: block) == nil)
    }

    @Test(arguments: RecordType.allCases)
    func `an OPT record is behind the same octets for every count that fits`(type: RecordType) throws {
        let block = RecordBlock(type: type, transport: .udp)
        var query = Samples.query(try DomainName("aB3.a40.Tcp-Refused.brimful.example"), type: type.code)
        let plain = try query.encoded()
        query.edns = EDNS(udpPayloadSize: 4096, dnssecOK: true)
        let asked = try query.encoded()
        for count in 0...(try largest(query.questions[0].name, type, edns: true)) {
            var expected = try #require(assembled(.init(records: count), to: plain, by: block))
            expected[11] = 1
            expected += [0, 0, 41, 4, 0xD0, 0, 0, 0x80, 0, 0, 0]
            let response = ResponseAssembler.Response(records: count, udpPayloadSize: 1232)
            if !same(assembled(response, to: asked, by: block), expected) { Issue.record("\(count) records") }
        }
    }

    @Test(arguments: [1, 3, 17, 33, 48, 64, 67, 128, 254, 255], RecordType.allCases)
    func `it writes what libldns writes for every kind of name`(length: Int, type: RecordType) throws {
        let block = RecordBlock(type: type, transport: .tcp)
        let name = try Samples.name(length: length)
        for edns in [nil, EDNS(udpPayloadSize: 4096)] {
            for compressed in [true, false] {
                let largest = min(try largest(name, type, edns: edns != nil, compressed: compressed), block.count)
                for count in [0, 1, 2, 20, 28, 40, 100, largest] {
                    let agrees = try agree(name, block, count: count, edns: edns, compressed: compressed)
                    #expect(agrees, "\(count) records, compressed \(compressed)")
                }
            }
        }
    }

    @Test func `it writes what libldns writes uncompressed for every count that fits`() throws {
        let block = RecordBlock(type: .a, transport: .udp)
        let name = try Samples.name(length: 120)
        for count in 0...(try largest(name, .a, edns: true, compressed: false)) {
            let agrees = try agree(name, block, count: count, edns: EDNS(udpPayloadSize: 512), compressed: false)
            if !agrees { Issue.record("\(count) records") }
        }
    }

    @Test func `a block holds the most records that any message can`() {
        #expect(RecordBlock(type: .a, transport: .udp).count == 4094)
        #expect(RecordBlock(type: .aaaa, transport: .tcp).count == 2339)
        #expect(RecordBlock(type: .a, transport: .udp).recordLength == 16)
        #expect(RecordBlock(type: .aaaa, transport: .tcp).recordLength == 28)
    }
}
