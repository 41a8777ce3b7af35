import DNSWire
import Testing

@Suite struct PartialMessageTests {
    @Test func `a good message is read to its end, as strictly`() throws {
        let octets = try Samples.rich().encoded()
        let partial = PartialMessage(reading: octets)
        let strict = try StrictMessage(reading: octets)
        #expect(partial.error == nil && partial.end == octets.count)
        #expect(partial.counts == [1, 3, 2, 3])
        #expect(partial.questions.map(\.question) == strict.questions)
        #expect(partial.records.map(\.record) == strict.answer + strict.authority + strict.additional)
        #expect(partial.records.map(\.section).filter { $0 == .additional }.count == 3)
    }

    @Test func `a cut one is read up to the last whole part, whatever was cut`() throws {
        let octets = try Samples.rich().encoded()
        let records = PartialMessage(reading: octets).records
        for length in octets.indices {
            let partial = PartialMessage(reading: Array(octets.prefix(length)))
            #expect(partial.error == .cut(at: length))
            #expect(partial.end <= length)
            #expect(partial.records.map(\.record) == records.map(\.record).filter { $0.data.upperBound <= length })
        }
    }

    @Test func `its error is the strict reader's`() throws {
        let octets = try Samples.rich().encoded()
        for position in octets.indices {
            for value in [0x00, 0x01, 0x40, 0xC0, 0xFF] as [UInt8] {
                var changed = octets
                changed[position] = value
                let error: WireError?
                do throws(WireError) {
                    _ = try StrictMessage(reading: changed)
                    error = nil
                } catch let refusal {
                    error = refusal
                }
                #expect(PartialMessage(reading: changed).error == error)
            }
        }
    }
}

@Suite struct RecordTextTests {
    @Test(
        arguments: [
            ("www 60 IN A 192.0.2.1", 1, [192, 0, 2, 1]),
            ("www.example.com. AAAA ::1", 28, Array(repeating: 0, count: 15) + [1]),
            ("www IN TYPE65280 \\# 2 ABCD", 65_280, [0xAB, 0xCD]),
            ("www TXT \"a;b\" ; comment", 16, [3, 0x61, 0x3B, 0x62]),
        ] as [(String, UInt16, [UInt8])]) func `records are read as master files write them`(
            line: String, type: UInt16, octets: [UInt8]
        ) throws
    {
        let record = try ResourceRecord(line, defaultTTL: 60, origin: DomainName("example.com"))
        #expect(record.owner == (try DomainName("www.example.com")))
        #expect(record.ttl == 60 && record.recordClass == 1 && record.data.type == type)
        switch record.data {
        case .a(let data), .aaaa(let data), .other(_, let data): #expect(data == octets)
        default: Issue.record("\(record.data)")
        }
    }

    @Test(arguments: [
        "", "www", "www IN A", "www IN A 1.2.3", "www IN FOO bar", "www IN A 1.2.3.4\0", "www IN TYPE1 \\# 4 AB",
    ])
    func `what is no record is refused`(line: String) {
        #expect(throws: WireError.self) { try ResourceRecord(line, defaultTTL: 60) }
    }
}
