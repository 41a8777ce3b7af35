import Conformance
import DNSWire
import Testing

@Suite struct StrictMessageTests {
    @Test func `it reads what libldns reads`() throws {
        let message = try Samples.rich()
        for compressing in [true, false] {
            let strict = try StrictMessage(reading: message.encoded(compressing: compressing))
            #expect((strict.id, strict.flags, strict.rcode) == (message.id, message.flags, message.rcode))
            #expect(strict.questions == message.questions)
            #expect(strict.edns == message.edns)
            // The OPT record stays in its section.
            for (section, values) in [
                (strict.answer, message.answer), (strict.authority, message.authority),
                (strict.additional.dropLast(), message.additional),
            ] {
                #expect(section.map { strict.owner(of: $0) } == values.map(\.owner))
                #expect(section.map(\.type) == values.map(\.data.type))
                #expect(section.map(\.ttl) == values.map(\.ttl))
            }
        }
    }

    @Test func `every truncation of a message is refused as cut`() throws {
        let octets = try Samples.rich().encoded()
        for length in 0..<octets.count {
            #expect(throws: WireError.cut(at: length)) { try StrictMessage(reading: Array(octets[..<length])) }
        }
    }

    @Test func `after every change of one octet it throws or tells what is there`() throws {
        let octets = try Samples.rich().encoded()
        var readable = 0
        for index in octets.indices {
            for change in UInt8(1)...255 {
                var changed = octets
                changed[index] ^= change
                guard let strict = try? StrictMessage(reading: changed) else { continue }
                readable += 1
                if let flaw = flaw(of: strict) { Issue.record("octet \(index) ^ \(change): \(flaw)") }
            }
        }
        // A change in an address, a TTL or a label's letter harms nothing; so some have to be read.
        #expect(readable > octets.count * 50)
    }

    /// What a message that was read may not have.
    private func flaw(of message: StrictMessage) -> String? {
        let records = message.answer + message.authority + message.additional
        let counts = [message.questions, message.answer, message.authority, message.additional] as [[Any]]
        let told = (2...5).map { Int(message.octets[$0 * 2]) << 8 | Int(message.octets[$0 * 2 + 1]) }
        if counts.map(\.count) != told { return "counts" }
        if let last = records.last, last.data.upperBound != message.octets.count { return "octets left over" }
        for (record, next) in zip(records, records.dropFirst()) where record.data.upperBound != next.start {
            return "gap"
        }
        if records.contains(where: { $0.recordClass == 1 && $0.type == 1 && $0.data.count != 4 }) { return "A" }
        if records.contains(where: { $0.recordClass == 1 && $0.type == 28 && $0.data.count != 16 }) { return "AAAA" }
        if records.contains(where: { message.owner(of: $0).length > 255 }) { return "owner" }
        if message.addresses(.a).count + message.addresses(.aaaa).count > message.answer.count { return "addresses" }
        return nil
    }

    @Test func `random octets behind a plausible header never crash it`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            let counts = (0..<4).map { _ in UInt8.random(in: 0...3, using: &random) }
            let interesting: [UInt8] = [0, 0, 0, 1, 1, 2, 4, 5, 6, 12, 16, 28, 41, 0x3F, 0x40, 0xC0, 0xC0, 0xFF]
            let body = (0..<Int.random(in: 0...80)).map { _ in interesting.randomElement(using: &random) ?? 0 }
            let octets =
                header(questions: counts[0], answer: counts[1], authority: counts[2], additional: counts[3]) + body
            guard let strict = try? StrictMessage(reading: octets) else { continue }
            if let flaw = flaw(of: strict) { Issue.record("\(octets): \(flaw)") }
        }
    }

    @Test func `what libldns passes over is refused`() throws {
        let question: [UInt8] = [1, 97, 0, 0, 1, 0, 1]
        let record: [UInt8] = [0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 198, 18, 0, 1]
        let good = header(questions: 1, answer: 1) + question + record
        let trailing = good + [0]
        let fewer = header(questions: 1, answer: 1) + question + record + record
        let forward = header(questions: 1, answer: 1) + question + [0xC0, 35] + record[2...] + [1, 97, 0]
        var longer = good + [9]
        longer[good.count - 5] = 5
        for lenient in [good, trailing, fewer, forward, longer] {
            #expect(throws: Never.self) { try Message(decoding: lenient) }
        }
        #expect(throws: Never.self) { try StrictMessage(reading: good) }
        #expect(throws: WireError.trailingOctets(at: 35)) { try StrictMessage(reading: trailing) }
        #expect(throws: WireError.trailingOctets(at: 35)) { try StrictMessage(reading: fewer) }
        #expect(throws: WireError.pointerNotBackward(at: 19, to: 35)) { try StrictMessage(reading: forward) }
        #expect(throws: WireError.dataLength(5, ofType: 1, at: 29)) { try StrictMessage(reading: longer) }
    }

    @Test func `a buffer is read as an array is`() throws {
        let octets = try Samples.rich().encoded()
        let strict = try octets.withUnsafeBytes { try StrictMessage(reading: $0) }
        #expect(strict.octets == octets)
        let huge = [UInt8](repeating: 0, count: 65_536)
        #expect(throws: WireError.tooManyOctets(65_536)) { try StrictMessage(reading: huge) }
        #expect(throws: WireError.tooManyOctets(65_536)) { try huge.withUnsafeBytes { try StrictMessage(reading: $0) } }
    }
}
