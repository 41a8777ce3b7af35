import DNSWire
import Testing

@Suite struct MessageTests {
    @Test(arguments: [true, false])
    func `a message becomes octets and the same message again`(compressing: Bool) throws {
        var message = try Samples.rich()
        message.flags.ad = true
        message.flags.cd = true
        message.flags.tc = true
        message.flags.opcode = 4
        message.rcode = 0xABC
        message.edns?.version = 3
        let octets = try message.encoded(compressing: compressing)
        #expect(try Message(decoding: octets) == message)
        let strict = try StrictMessage(reading: octets)
        #expect(strict.flags == message.flags)
        #expect(strict.rcode == 0xABC)
        #expect(strict.edns == message.edns)
        #expect(strict.questions == message.questions)
    }

    @Test func `a small query has the octets of RFC 1035`() throws {
        let query = Samples.query(try DomainName("Ab.c"), type: 28, edns: EDNS(udpPayloadSize: 1232))
        #expect(
            try query.encoded() == [
                0xBE, 0xEF, 0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 1,  // ID, RD, one question, one additional record
                2, 0x41, 0x62, 1, 0x63, 0, 0, 28, 0, 1,  // Ab.c. AAAA IN
                0, 0, 41, 0x04, 0xD0, 0, 0, 0, 0, 0, 0,  // OPT, 1232 octets
            ])
    }

    @Test func `an OPT record with payload size 0 is written`() throws {
        let message = Samples.query(.root, edns: EDNS(udpPayloadSize: 0))
        let octets = try message.encoded()
        #expect(octets.count == 12 + 5 + 11)
        #expect(try Message(decoding: octets) == message)
    }

    @Test func `RDATA that does not fit its type stays octets`() throws {
        let name = try DomainName("x.example")
        let odd: [ResourceRecord] = [
            ResourceRecord(owner: name, recordClass: 3, ttl: 0, data: .other(type: 65_280, octets: [])),
            ResourceRecord(owner: name, ttl: .max, data: .other(type: 65_281, octets: Array(0...255))),
        ]
        let message = Message(flags: Flags(qr: true), questions: [Question(name: name, type: 255)], answer: odd)
        #expect(try Message(decoding: message.encoded()) == message)
    }

    @Test func `a TSIG record is not lost`() throws {
        let data: [UInt8] = [1, 97, 0, 0, 0, 0, 0, 0, 1, 0, 5, 0, 0, 0, 7, 0, 0, 0, 0]
        var message = Samples.query(try DomainName("x.example"))
        message.additional = [
            ResourceRecord(
                owner: try DomainName("key"), recordClass: 255, ttl: 0, data: .other(type: 250, octets: data))
        ]
        #expect(try Message(decoding: message.encoded()) == message)
    }

    @Test func `65535 octets are encoded and one record more is refused`() throws {
        let query = Samples.query(try Samples.name(length: 33))
        #expect(try Samples.response(to: query, count: 4092).encoded().count == 65_521)
        #expect(throws: WireError.tooManyOctets(65_537)) {
            try Samples.response(to: query, count: 4093).encoded()
        }
        var exact = Samples.response(to: query, count: 4092)
        exact.additional = [ResourceRecord(owner: .root, ttl: 0, data: .other(type: 10, octets: [1, 2, 3]))]
        #expect(try exact.encoded().count == 65_535)
    }

    @Test(arguments: [4096, 5958, 65_535, 65_536, 1_000_000])
    func `a count that no message holds is refused at once`(count: Int) throws {
        let record = ResourceRecord(owner: try DomainName("x.example"), ttl: 0, data: .a([1, 2, 3, 4]))
        let records = [ResourceRecord](repeating: record, count: count)
        #expect(throws: WireError.self) { try Message(answer: records).encoded() }
        #expect(throws: WireError.self) { try Message(authority: records).encoded() }
        #expect(throws: WireError.self) { try Message(additional: records).encoded() }
    }

    @Test func `65536 records of any section never reach libldns`() throws {
        let record = ResourceRecord(owner: .root, ttl: 0, data: .a([1, 2, 3, 4]))
        let records = [ResourceRecord](repeating: record, count: 65_536)
        let questions = [Question](repeating: Question(name: .root, type: 1), count: 65_536)
        #expect(throws: WireError.tooManyRecords(65_536, in: .question)) { try Message(questions: questions).encoded() }
        #expect(throws: WireError.tooManyRecords(65_536, in: .answer)) { try Message(answer: records).encoded() }
        #expect(throws: WireError.tooManyRecords(65_536, in: .authority)) { try Message(authority: records).encoded() }
        #expect(throws: WireError.tooManyRecords(65_536, in: .additional)) {
            try Message(additional: Array(records.dropFirst()), edns: EDNS(udpPayloadSize: 512)).encoded()
        }
    }

    @Test func `values that do not fit their field are refused`() throws {
        let name = try DomainName("x.example")
        let short = ResourceRecord(owner: name, ttl: 0, data: .a([1, 2, 3]))
        let long = ResourceRecord(owner: name, ttl: 0, data: .aaaa([1, 2, 3, 4]))
        #expect(throws: WireError.addressLength(3, expected: 4)) { try Message(answer: [short]).encoded() }
        #expect(throws: WireError.addressLength(4, expected: 16)) { try Message(answer: [long]).encoded() }
        #expect(throws: WireError.opcodeOutOfRange(16)) { try Message(flags: Flags(opcode: 16)).encoded() }
        #expect(throws: WireError.rcodeOutOfRange(16)) { try Message(rcode: 16).encoded() }
        #expect(throws: WireError.rcodeOutOfRange(4096)) {
            try Message(rcode: 4096, edns: EDNS(udpPayloadSize: 512)).encoded()
        }
    }

    @Test func `libldns refuses a cut message and too many octets come to nothing`() throws {
        let octets = try Samples.rich().encoded()
        #expect(throws: WireError.self) { try Message(decoding: Array(octets.dropLast(3))) }
        #expect(throws: WireError.self) { try Message(decoding: []) }
        #expect(throws: WireError.tooManyOctets(65_536)) {
            try Message(decoding: [UInt8](repeating: 0, count: 65_536))
        }
    }

    @Test func `names beyond the reach of a pointer are written in full`() throws {
        let query = Samples.query(try DomainName("x.example"))
        var message = Samples.response(to: query, count: 1020)
        let late = try DomainName("late.test")
        message.authority = (0..<3).map { _ in ResourceRecord(owner: late, ttl: 0, data: .ns(late)) }
        let octets = try message.encoded()
        #expect(octets.count > 0x4000)
        #expect(try Message(decoding: octets) == message)
        let strict = try StrictMessage(reading: octets)
        #expect(strict.authority.map { strict.owner(of: $0) } == [late, late, late])
        #expect(strict.authority.map { strict.target(of: $0) } == [late, late, late])
    }

    @Test func `whatever libldns makes of a changed octet can be encoded or is refused`() throws {
        let octets = try Samples.rich().encoded()
        var read = 0
        for index in octets.indices {
            for bit in 0..<8 {
                var changed = octets
                changed[index] ^= 1 << bit
                guard let message = try? Message(decoding: changed) else { continue }
                read += 1
                guard let again = try? message.encoded() else { continue }
                #expect(try Message(decoding: again) == message, "bit \(bit) of octet \(index)")
            }
        }
        #expect(read > octets.count)
    }
}
