import Conformance
import DNSWire
import Testing

@Suite struct StrictAddressesTests {
    private func address(_ host: UInt8) -> ResourceRecord.Data { .a([198, 18, 0, host]) }

    private func read(_ answer: [(String, ResourceRecord.Data)], compressing: Bool = true) throws -> StrictMessage {
        let records = try answer.map { ResourceRecord(owner: try DomainName($0.0), ttl: 1, data: $0.1) }
        let question = Question(name: try DomainName("www.example"), type: 1)
        let message = Message(flags: Flags(qr: true), questions: [question], answer: records)
        return try StrictMessage(reading: message.encoded(compressing: compressing))
    }

    @Test(arguments: [true, false])
    func `addresses of the question's name and its aliases count, others do not`(compressing: Bool) throws {
        let strict = try read(
            [
                ("other.example", address(9)), ("b.example", address(1)),
                ("a.example", .cname(DomainName("B.example"))),
                ("WWW.example", .cname(DomainName("A.example"))), ("other.example", .cname(DomainName("c.example"))),
                ("c.example", address(8)), ("b.EXAMPLE", address(2)), ("www.example", .aaaa(Array(1...16))),
                ("www.example", address(3)), ("www.example", address(3)),
            ], compressing: compressing)
        #expect(strict.addresses(.a).map(\.description) == ["198.18.0.1", "198.18.0.2", "198.18.0.3", "198.18.0.3"])
        #expect(strict.addresses(.aaaa).map(\.description) == ["102:304:506:708:90a:b0c:d0e:f10"])
        #expect(strict.answer.map { strict.ownerIsQuestion($0) } == [0, 0, 0, 1, 0, 0, 0, 1, 1, 1].map { $0 == 1 })
    }

    @Test func `a loop of aliases ends`() throws {
        let strict = try read([
            ("www.example", .cname(DomainName("a.example"))), ("a.example", .cname(DomainName("www.example"))),
            ("a.example", address(1)),
        ])
        #expect(strict.addresses(.a).count == 1)
    }

    @Test func `the largest answer gives all its addresses`() throws {
        let query = Samples.query(try Samples.name(length: 33))
        for compressing in [true, false] {
            let count = compressing ? 4092 : 1393
            let response = Samples.response(to: query, count: count, transport: .tcp)
            let strict = try StrictMessage(reading: response.encoded(compressing: compressing))
            let expected = (0..<count).map { TestAddresses(.a).address($0, over: .tcp) }
            #expect(strict.addresses(.a) == expected)
        }
    }

    @Test func `without a question there are no addresses`() throws {
        let record = ResourceRecord(owner: .root, ttl: 1, data: address(1))
        let strict = try StrictMessage(reading: Message(answer: [record]).encoded())
        #expect(strict.addresses(.a).isEmpty)
        #expect(!strict.ownerIsQuestion(strict.answer[0]))
    }
}
