import DNSWire
import Testing

@testable import Origin

/// What is no query that we answer: one clear refusal, or silence where an answer could make a loop.
@Suite struct DirectoryRefusalTests {
    private func query(_ change: (inout [UInt8]) -> Void) throws -> [UInt8] {
        var octets = try Query("clean", count: 1).octets
        change(&octets)
        return octets
    }

    private func expectFormatError(_ query: [UInt8], sourceLine: SourceLocation = #_sourceLocation) throws {
        for role in [Role.origin, .root(topLevel: "45.3.0.1"), .topLevel(origin: "45.1.0.1")] {
            let message = try StrictMessage(reading: Bench().octets(to: query, role: role))
            #expect(message.rcode == 1 && message.flags.qr, sourceLocation: sourceLine)
            #expect(message.id == 0xBEEF && message.questions.isEmpty, sourceLocation: sourceLine)
            #expect(message.octets.count == 12, sourceLocation: sourceLine)
        }
    }

    @Test(arguments: 1...15) func `another OPCODE than QUERY is not implemented`(opcode: Int) throws {
        var query = try Query("clean", count: 40)
        query.opcode = UInt8(opcode)
        for role in [Role.origin, .root(topLevel: "45.3.0.1")] {
            let message = try StrictMessage(reading: Bench().octets(to: query.octets, role: role))
            #expect(message.rcode == 4 && message.flags.opcode == UInt8(opcode))
            #expect(message.answer.isEmpty && message.questions.map(\.name) == [query.name])
        }
    }

    @Test(arguments: [3, 254, 255, 0] as [UInt16]) func `another class than IN is refused`(recordClass: UInt16) throws {
        var query = try Query("clean", count: 40)
        query.recordClass = recordClass
        let message = try StrictMessage(reading: Bench().octets(to: query.octets))
        #expect(message.rcode == 5 && message.answer.isEmpty)
        #expect(message.questions == [Question(name: query.name, type: 1, recordClass: recordClass)])
    }

    @Test func `no question, or two, is a format error`() throws {
        try expectFormatError(Array(query { $0[5] = 0 }.prefix(12)))
        try expectFormatError(query { $0[5] = 2 })
        try expectFormatError(
            query { octets in
                octets[5] = 2
                octets += octets[12...]
            })
    }

    @Test func `a query that is cut, or goes on too long, is a format error`() throws {
        let whole = try query { _ in }
        for length in 12..<whole.count { try expectFormatError(Array(whole.prefix(length))) }
        try expectFormatError(whole + [0])
    }

    @Test func `counts that lie and names that point are format errors`() throws {
        try expectFormatError(query { $0[7] = 1 })
        try expectFormatError(query { $0[10...11] = [0xFF, 0xFF] })
        try expectFormatError(query { $0[12] = 0xC0 })
        try expectFormatError(query { $0[12] = 64 })
    }

    @Test func `two OPT records, or one of another owner than the root, are format errors`() throws {
        let opt: [UInt8] = [0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 0]
        try expectFormatError(
            query { octets in
                octets[11] = 2
                octets += opt + opt
            })
        try expectFormatError(
            query { octets in
                octets[11] = 1
                octets += [0xC0, 12] + opt.dropFirst()
            })
    }

    @Test func `RD and OPCODE come back in a format error`() throws {
        let octets = try Bench().octets(
            to: query { octets in
                octets[2] = 0x29
                octets[5] = 0
            })
        #expect(octets.prefix(4) == [0xBE, 0xEF, 0xA9, 1])
    }

    @Test func `a response is never answered`() throws {
        let bench = try Bench()
        #expect(try bench.octets(to: query { $0[2] |= 0x80 }).isEmpty)
        #expect(
            try bench.octets(
                to: query { octets in
                    octets[2] |= 0x80
                    octets[5] = 0
                }
            ).isEmpty)
        let answer = try bench.octets(to: query { _ in })
        #expect(try !answer.isEmpty && bench.octets(to: answer).isEmpty)
    }

    @Test func `what is shorter than a header is never answered`() throws {
        let whole = try query { _ in }
        for length in 0..<12 { #expect(try Bench().octets(to: Array(whole.prefix(length))).isEmpty) }
    }

    @Test func `random octets are no trap, and what comes back is a message`() throws {
        let bench = try Bench()
        var random = SplitMix(state: 1)
        for _ in 0..<20_000 {
            let octets = random.octets(count: Int.random(in: 0...80, using: &random))
            let answer = try bench.octets(to: octets)
            #expect(answer.isEmpty || (try? StrictMessage(reading: answer)) != nil, "\(octets)")
        }
    }

    @Test func `a query with any octet changed is no trap, and what comes back is a message`() throws {
        let bench = try Bench()
        var query = try Query("clean", count: 3)
        query.ednsSize = 1232
        let whole = try query.octets
        var random = SplitMix(state: 2)
        for position in whole.indices {
            for _ in 0..<40 {
                var octets = whole
                octets[position] = UInt8.random(in: 0...255, using: &random)
                let answer = try bench.octets(to: octets)
                #expect(answer.isEmpty || (try? StrictMessage(reading: answer)) != nil, "\(octets)")
            }
        }
    }
}
