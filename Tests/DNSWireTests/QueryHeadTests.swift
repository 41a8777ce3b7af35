import DNSWire
import Testing

@Suite struct QueryHeadTests {
    private func head(_ octets: [UInt8]) -> QueryHead? { octets.withUnsafeBytes { QueryHead($0) } }

    @Test func `it tells what the query says`() throws {
        var query = Samples.query(try DomainName("a40.clean.example"), type: 28, id: 0x1234)
        query.flags.cd = true
        let plain = try #require(head(query.encoded()))
        #expect((plain.id, plain.opcode, plain.rd, plain.cd) == (0x1234, 0, true, true))
        #expect((plain.nameLength, plain.questionEnd, plain.qtype, plain.qclass) == (19, 35, 28, 1))
        #expect((plain.udpPayloadSize, plain.dnssecOK, plain.udpLimit) == (nil, false, 512))
        query.edns = EDNS(udpPayloadSize: 1232, dnssecOK: true, version: 1)
        let edns = try #require(head(query.encoded()))
        #expect((edns.udpPayloadSize, edns.dnssecOK, edns.udpLimit, edns.ednsVersion) == (1232, true, 1232, 1))
        query.edns = EDNS(udpPayloadSize: 100)
        let small = try #require(head(query.encoded()))
        #expect((small.udpPayloadSize, small.dnssecOK, small.udpLimit) == (100, false, 512))
    }

    @Test func `OPT is found before and behind other additional records`() throws {
        let query = try Samples.query(DomainName("x.example")).encoded()
        let opt: [UInt8] = [0, 0, 41, 4, 0xD0, 0, 0, 0, 0, 0, 0]
        let other: [UInt8] = [0xC0, 12, 0, 99, 0, 1, 0, 0, 0, 0, 0, 2, 7, 7]
        for records in [opt + other, other + opt] {
            var octets = query + records
            octets[11] = 2
            #expect(head(octets)?.udpPayloadSize == 1232)
        }
        // In the answer section it is not well-formed.
        #expect(head(query[..<6] + [0, 1, 0, 0, 0, 0] + query[12...] + opt) == nil)
        var twice = query + opt + opt
        twice[11] = 2
        #expect(head(twice) == nil)
        var named = query + [1, 97] + opt
        named[11] = 1
        #expect(head(named) == nil)
    }

    @Test func `another OPCODE is read`() throws {
        var notify = Samples.query(try DomainName("example"), type: 6)
        notify.flags.opcode = 4
        notify.answer = [ResourceRecord(owner: try DomainName("example"), ttl: 0, data: .ns(.root))]
        #expect(try head(notify.encoded())?.opcode == 4)
    }

    @Test func `anything but one well-formed query is nil`() throws {
        let query = try Samples.query(DomainName("x.example"), edns: EDNS(udpPayloadSize: 512)).encoded()
        #expect(head(query) != nil)
        for length in query.indices { #expect(head(Array(query[..<length])) == nil) }
        #expect(head(query + [0]) == nil)
        var response = query
        response[2] |= 0x80
        #expect(head(response) == nil)
        for count in [UInt8(0), 2] {
            var questions = query
            questions[5] = count
            #expect(head(questions) == nil)
        }
        #expect(head([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0xC0, 12, 0, 1, 0, 1]) == nil)
        #expect(head([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 1, 0, 1]) == nil)
        #expect(head([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1]) != nil)
    }

    @Test func `names of 255 octets are read and of 256 are not`() throws {
        #expect(try head(Samples.query(Samples.name(length: 255)).encoded())?.nameLength == 255)
        let label = { (length: Int) in [UInt8(length)] + [UInt8](repeating: 97, count: length) }
        let long = label(63) + label(63) + label(63) + label(62) + [0]
        #expect(head([0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0] + long + [0, 1, 0, 1]) == nil)
    }

    @Test func `after every change of one octet it agrees with the strict reader on what is well-formed`() throws {
        let query = try Samples.query(DomainName("x.example"), edns: EDNS(udpPayloadSize: 1232)).encoded()
        for index in query.indices {
            for change in UInt8(1)...255 {
                var changed = query
                changed[index] ^= change
                guard let head = head(changed) else { continue }
                // It reads no RDATA and follows no pointers, so it may take what the strict reader refuses; what both
                // take has to be the same.
                guard let strict = try? StrictMessage(reading: changed) else { continue }
                #expect(strict.questions.first?.name.length == head.nameLength)
                #expect(strict.edns.map { Int($0.udpPayloadSize) } == head.udpPayloadSize)
                #expect(strict.flags.opcode == head.opcode && strict.flags.rd == head.rd && !strict.flags.qr)
            }
        }
    }
}
